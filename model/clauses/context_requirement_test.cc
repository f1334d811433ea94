#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr std::uint32_t Bit(Circumstance circumstance) { return static_cast<std::uint32_t>(circumstance); }

// MakeDatagram lets the actor's context be one of datagrams.
void MakeDatagram(RecordBuilder& p, Call call, std::uint16_t actor) {
  CallRecord& last = p.Find(call, actor, 1);
  last.granted = (last.granted & ~0x800u) | 0x400;
}

// FailWithToken lets the server leave an error token, after a description of its package with these capabilities.
void FailWithToken(RecordBuilder& p, std::uint32_t capabilities) {
  CallRecord& told = p.OnContext(kServer, Call::kQueryPackage);
  told.context = {};
  told.described.count = 1;
  told.described.packages[0] = {PackageName::kKerberos, 1, 16, capabilities, 12000};
  p.Accept(SecStatus::kInvalidToken, TokenKind::kKrbError);
}

constexpr ClauseCase kCases[] = {
    {"CTX-001", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).requested |= 0x80000000; }},
    {"CTX-002", KerberosEstablished,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).required = 2;
       p.SendData(kClient);
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).required = 2;
       p.Find(Call::kInitialize, kClient, 1).granted &= ~2u;
       p.SendData(kClient);
     }},
    {"CTX-003", KerberosSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).granted &= ~2u; }},
    {"CTX-004", KerberosSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.Find(Call::kInitialize, kClient).status = SecStatus::kOk;
     }},
    {"CTX-004", KerberosSession, nullptr,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer);
       r.output_token = {};
       r.output.buffers[0].size_after = 0;
       r.granted |= 2;
     }},
    {"CTX-005", KerberosSession, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).granted |= 1; },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).granted |= 1;
       p.Find(Call::kInitialize, kClient, 1).circumstances = Bit(Circumstance::kNotTrustedForDelegation);
     }},
    {"CTX-005", KerberosSession, [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).granted |= 1; },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested = 0x10000;  // INTEGRITY alone
       p.Find(Call::kAccept, kServer).granted |= 1;
     }},
    {"CTX-005", NegotiateSession, [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).granted |= 1; },
     [](RecordBuilder& p) {
       p.Find(Call::kAccept, kServer).granted |= 1;
       p.Find(Call::kAccept, kServer).circumstances = Bit(Circumstance::kNtlmSelected);
     }},
    {"CTX-006", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kSign, kClient).status = SecStatus::kQopNotSupported; }},
    {"CTX-007", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kSign, kClient).status = SecStatus::kQopNotSupported; }},
    {"CTX-009", NtlmSession,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).circumstances = Bit(Circumstance::kGuest);
       p.Find(Call::kInitialize, kClient, 1).granted &= ~0x10u;
     },
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).circumstances = Bit(Circumstance::kGuest); }},
    {"CTX-012", KerberosStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kApRep);
       p.Initialize(SecStatus::kOk).requested |= 0x200;
     },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kApRep);
       p.Initialize(SecStatus::kOk, TokenKind::kNone).requested |= 0x200;
     }},
    {"CTX-014", NtlmSession, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).granted |= 0x80; },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.Find(Call::kInitialize, kClient).status = SecStatus::kOk;
       p.Find(Call::kInitialize, kClient).granted |= 0x80;
     }},
    {"CTX-015", NegotiateStarted, [](RecordBuilder& p) { p.Accept(SecStatus::kInvalidToken).requested |= 0x8000; },
     [](RecordBuilder& p) { p.Accept(SecStatus::kInvalidToken, TokenKind::kNone).requested |= 0x8000; }},
    {"CTX-016", NtlmSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.requested |= 0x100;
       r.output.buffers[0].allocated_by_package = true;
     },
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).requested |= 0x100; }},
    {"CTX-017", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).granted |= 0x400; }},
    {"DGM-001", NtlmStarted,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.granted |= 0x400;
       r.output_token = {};
     },
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).granted |= 0x400; }},
    {"DGM-002", NtlmEstablished,
     [](RecordBuilder& p) {
       MakeDatagram(p, Call::kInitialize, kClient);
       p.Initialize(SecStatus::kContinueNeeded);
     },
     [](RecordBuilder& p) {
       MakeDatagram(p, Call::kInitialize, kClient);
       p.Initialize(SecStatus::kOutOfSequence);
     }},
    {"DGM-003", NtlmEstablished,
     [](RecordBuilder& p) {
       MakeDatagram(p, Call::kAccept, kServer);
       p.Unprotect(kServer, Call::kVerify).protected_number_known = true;
     },
     [](RecordBuilder& p) {
       MakeDatagram(p, Call::kAccept, kServer);
       CallRecord& verify = p.Unprotect(kServer, Call::kVerify);
       verify.protected_number_known = true;
       verify.message_number = 4;
     }},
    {"STR-001", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Unprotect(kClient, Call::kDecrypt);
       r.status = SecStatus::kIncompleteMessage;
       r.input.buffers[0].type_after = 4;
     },
     [](RecordBuilder& p) { p.Unprotect(kClient, Call::kDecrypt).status = SecStatus::kIncompleteMessage; }},
    {"CTX-010", KerberosSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient, 1);
       r.requested = 0x00810000;
       r.granted = 0;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient, 1);
       r.requested = 0x00810000;
       r.granted = 0x10000;
     }},
    {"DGM-004", KerberosSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient, 1);
       r.requested = 0x420;
       r.granted = 0x400;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient, 1);
       r.requested = r.granted = 0x420;
     }},
    {"EXT-001", KerberosStarted, [](RecordBuilder& p) { FailWithToken(p, 0x80); },
     [](RecordBuilder& p) { FailWithToken(p, 0); }},
};

TEST(ContextRequirementClauses, NtlmProvesNoServerUnlessAPageIsBelieved) {
  for (const std::uint32_t asked : {0u, 2u}) {  // ISC_REQ_MUTUAL_AUTH
    RecordBuilder play = NtlmSession();
    for (const int leg : {0, 1}) play.Find(Call::kInitialize, kClient, leg).requested |= asked;
    play.Find(Call::kInitialize, kClient, 1).granted |= 2;
    EXPECT_EQ(WeightOf("CTX-004", play), asked == 0 ? Weight::kFailure : Weight::kWarning);
  }
}

TEST(ContextRequirementClauses, TheCallersMemoryIsNotSaidToBeAllocated) {
  RecordBuilder session = NtlmSession();
  session.Find(Call::kInitialize, kClient).granted |= 0x100;
  EXPECT_EQ(WeightOf("CTX-016", session), Weight::kFailure);
}

TEST(ContextRequirementClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, ContextRequirementClauses());
}

}  // namespace
}  // namespace legwork::testing
