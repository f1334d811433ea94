#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr std::uint32_t Bit(Circumstance circumstance) { return static_cast<std::uint32_t>(circumstance); }

constexpr ClauseCase kCases[] = {
    {"ISC-N-015", NtlmEstablished, [](RecordBuilder& p) { p.Protect(kClient, Call::kEncrypt); },
     [](RecordBuilder& p) { p.Protect(kClient, Call::kEncrypt).status = SecStatus::kUnsupportedFunction; }},
    {"ISC-N-016", NtlmSession, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).requested &= ~0x800u; },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).requested &= ~0x800u;
       p.Find(Call::kInitialize, kClient, 1).granted |= 0x8000;
     }},
    {"ISC-N-017", KerberosSession, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).requested = 1; },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).requested = 1;
       p.Find(Call::kInitialize, kClient, 1).granted |= 1;
     }},
    {"ISC-N-018", NegotiateSession,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).circumstances = Bit(Circumstance::kNtlmSelected); },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).circumstances = Bit(Circumstance::kNtlmSelected);
       p.Find(Call::kInitialize, kClient, 1).granted |= 1;
     }},
    {"ISC-N-020", NegotiateStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kOk);
       auto& r = p.Initialize(SecStatus::kInvalidToken);
       r.requested |= 0x4000;
     },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kOk);
       auto& r = p.Initialize(SecStatus::kInvalidToken, TokenKind::kNone);
       r.requested |= 0x4000;
     }},
    {"ISC-N-021", NtlmEstablished, [](RecordBuilder& p) { p.Protect(kClient, Call::kSign); },
     [](RecordBuilder& p) { p.Protect(kClient, Call::kSign).status = SecStatus::kInternalError; }},
    {"ISC-N-023", KerberosEstablished,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).required = 2;
       p.Protect(kClient, Call::kSign);
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).required = 2;
       p.Find(Call::kInitialize, kClient, 1).granted &= ~2u;
       p.Protect(kClient, Call::kSign);
     }},
    {"ISC-N-025", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Unprotect(kClient, Call::kVerify, MessageOrigin::kReplayed).status = SecStatus::kOutOfSequence;
     },
     [](RecordBuilder& p) { p.Unprotect(kClient, Call::kVerify, MessageOrigin::kReplayed); }},
    {"ISC-N-026", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Unprotect(kClient, Call::kVerify, MessageOrigin::kEarly).status = SecStatus::kOutOfSequence;
     },
     [](RecordBuilder& p) {
       p.Unprotect(kClient, Call::kVerify, MessageOrigin::kEarly).status = SecStatus::kMessageAltered;
     }},
    {"ISC-N-027", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).granted |= 0x8000; }},
    {"ISC-N-038", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).granted_written = false; }},
    {"ISC-N-039", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).granted |= 0x04000000; }},
    {"ISC-N-039", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.requested = 0x10000;
       r.granted = 0x20000;
     }},
    {"ISC-N-040", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.SendData(kClient);
     }},
    {"ISC-N-041", NtlmSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.requested |= 0x100;
       r.granted |= 0x100;
       r.output.buffers[0].allocated_by_package = true;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.requested |= 0x100;
       r.output.buffers[0].allocated_by_package = true;
     }},
    {"ISC-N-043", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).expiry_written = false; }},
    {"ISC-N-019", KerberosStarted,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).circumstances =
           static_cast<std::uint32_t>(Circumstance::kConstrainedDelegation);
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = static_cast<std::uint32_t>(Circumstance::kConstrainedDelegation);
       r.requested |= 1;
     }},
    {"ISC-N-024", KerberosSession,
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
};

TEST(IscNegotiateFlagClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, IscNegotiateFlagClauses());
}

}  // namespace
}  // namespace legwork::testing
