#include <gtest/gtest.h>

#include <optional>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr std::uint32_t Bit(Circumstance circumstance) { return static_cast<std::uint32_t>(circumstance); }

// AcceptMalformed has the server take a token that was altered until nobody can read it.
void AcceptMalformed(RecordBuilder& p, SecStatus status, TokenKind out = TokenKind::kScripted) {
  auto& token = p.Accept(status, out).input_token;
  token.kind = TokenKind::kUnreadable;
  token.origin = TokenOrigin::kAltered;
}

constexpr ClauseCase kCases[] = {
    {"ASC-N-010", NtlmEstablished, [](RecordBuilder& p) { p.Protect(kServer, Call::kEncrypt); },
     [](RecordBuilder& p) { p.Protect(kServer, Call::kEncrypt).status = SecStatus::kInternalError; }},
    {"ASC-N-011", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer, 1).granted |= 0x00010000; }},
    {"ASC-N-012", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAccept, kServer, 1).granted |= 1; }},
    {"ASC-N-013", NegotiateStarted, [](RecordBuilder& p) { p.Accept(SecStatus::kInvalidToken).requested |= 0x8000; },
     [](RecordBuilder& p) { p.Accept(SecStatus::kInvalidToken, TokenKind::kNone).requested |= 0x8000; }},
    {"ASC-N-014", NtlmEstablished, [](RecordBuilder& p) { p.Protect(kServer, Call::kSign); },
     [](RecordBuilder& p) { p.Protect(kServer, Call::kSign).status = SecStatus::kInternalError; }},
    {"ASC-N-015", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Unprotect(kServer, Call::kVerify, MessageOrigin::kReplayed).status = SecStatus::kOutOfSequence;
     },
     [](RecordBuilder& p) { p.Unprotect(kServer, Call::kVerify, MessageOrigin::kReplayed); }},
    {"ASC-N-021", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).granted |= 0x1000; }},
    {"ASC-N-021", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer);
       r.requested = 0x20000;
       r.granted = 0x10000;
     }},
    {"ASC-N-022", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer, 1).expiry_written = false; }},
    {"ASC-N-024", NtlmSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       auto& r = p.Find(Call::kAccept, kServer);
       r.circumstances = Bit(Circumstance::kOutOfMemory);
       r.status = SecStatus::kInsufficientMemory;
       r.requested |= 0x100;
     },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       auto& r = p.Find(Call::kAccept, kServer);
       r.circumstances = Bit(Circumstance::kOutOfMemory);
       r.status = SecStatus::kInternalError;
     }},
    {"ASC-N-025", NtlmSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       auto& r = p.Find(Call::kAccept, kServer);
       r.circumstances = Bit(Circumstance::kInternalFault);
       r.status = SecStatus::kInternalError;
     },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       p.Find(Call::kAccept, kServer).status = static_cast<SecStatus>(-7);
     }},
    {"ASC-N-026", NtlmSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       p.Find(Call::kAccept, kServer).credential.value = {5, 5};
       p.Find(Call::kAccept, kServer).status = SecStatus::kInvalidHandle;
     },
     [](RecordBuilder& p) {
       p.Find(Call::kAccept, kServer).credential.value = {5, 5};
     }},
    {"ASC-N-027", NtlmStarted, [](RecordBuilder& p) { AcceptMalformed(p, SecStatus::kInvalidToken); },
     [](RecordBuilder& p) { AcceptMalformed(p, SecStatus::kOk); }},
    {"ASC-N-027", NtlmStarted, [](RecordBuilder& p) { AcceptMalformed(p, SecStatus::kInvalidToken); },
     [](RecordBuilder& p) { AcceptMalformed(p, SecStatus::kContinueNeeded, TokenKind::kNone); }},
    {"ASC-N-027", NegotiateStarted,
     [](RecordBuilder& p) { AcceptMalformed(p, SecStatus::kInvalidToken, TokenKind::kNone); },
     [](RecordBuilder& p) { AcceptMalformed(p, SecStatus::kContinueNeeded); }},
    {"ASC-N-027", NegotiateStarted,  // a token that was cut may be the first of several pieces
     [](RecordBuilder& p) {
       AcceptMalformed(p, SecStatus::kInvalidToken, TokenKind::kNone);
       AcceptMalformed(p, SecStatus::kContinueNeeded, TokenKind::kNone);
     },
     [](RecordBuilder& p) { AcceptMalformed(p, SecStatus::kOk, TokenKind::kNone); }},
    {"ASC-N-027", NtlmStarted,
     [](RecordBuilder& p) {
       AcceptMalformed(p, SecStatus::kCompleteNeeded);
       p.Complete(kServer).status = SecStatus::kInvalidToken;
     },
     [](RecordBuilder& p) {
       AcceptMalformed(p, SecStatus::kCompleteNeeded);
       p.Complete(kServer);
     }},
    {"ASC-N-028", NtlmSession,
     [](RecordBuilder& p) {
       p.Find(Call::kAccept, kServer, 1).circumstances = Bit(Circumstance::kWrongPassword);
       p.Find(Call::kAccept, kServer, 1).status = SecStatus::kLogonDenied;
     },
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer, 1).circumstances = Bit(Circumstance::kWrongPassword); }},
    {"ASC-N-028", NtlmSession,
     [](RecordBuilder& p) {
       p.Find(Call::kAccept, kServer, 1).input_token.origin = TokenOrigin::kStray;
       p.Find(Call::kAccept, kServer, 1).status = SecStatus::kInvalidToken;
     },
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer, 1).input_token.origin = TokenOrigin::kStray; }},
    {"ASC-N-029", NtlmSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       auto& r = p.Find(Call::kAccept, kServer);
       r.circumstances = Bit(Circumstance::kAuthorityUnreachable);
       r.status = SecStatus::kNoAuthenticatingAuthority;
     },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       auto& r = p.Find(Call::kAccept, kServer);
       r.circumstances = Bit(Circumstance::kAuthorityUnreachable);
       r.status = SecStatus::kInternalError;
     }},
    {"ASC-G-001", NtlmSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       auto& r = p.Find(Call::kAccept, kServer);
       r.circumstances = Bit(Circumstance::kBindingsMismatch);
       r.status = SecStatus::kBadBindings;
     },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       auto& r = p.Find(Call::kAccept, kServer);
       r.circumstances = Bit(Circumstance::kBindingsMismatch);
       r.status = SecStatus::kLogonDenied;
     }},
    {"ASC-G-002", NtlmSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer);
       r.requested |= 0x100;
       r.output.buffers[0].allocated_by_package = true;
     },
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).requested |= 0x100; }},
    {"ASC-G-003", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAccept, kServer, 1).granted |= 2; }},
    {"ASC-G-004", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).requested |= 0x14000000; }},
    {"ASC-G-005", NtlmEstablished, [](RecordBuilder& p) { p.Accept(SecStatus::kOutOfSequence); },
     [](RecordBuilder& p) { p.Accept(SecStatus::kOk); }},
    {"ASC-G-006", NtlmSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       p.Find(Call::kAccept, kServer).credential.value = {5, 5};
       p.Find(Call::kAccept, kServer).status = SecStatus::kInvalidHandle;
     },
     [](RecordBuilder& p) {
       p.Find(Call::kAccept, kServer).credential.value = {5, 5};
       p.Find(Call::kAccept, kServer).status = SecStatus::kNoCredentials;
     }},
    {"ASC-K-001", KerberosSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).status = SecStatus::kUnsupportedFunction; }},
    {"ASC-L-001", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAccept, kServer, 1).granted |= 1; }},
};

// WeightOfAFailedLogon is that of ASC-N-028 where the server answers so to a logon that has this wrong with it.
std::optional<Weight> WeightOfAFailedLogon(Circumstance wrong, SecStatus status, Change change = nullptr) {
  RecordBuilder play = NtlmSession();
  CallRecord& accept = play.Find(Call::kAccept, kServer, 1);
  accept.circumstances = Bit(wrong);
  accept.status = status;
  if (change != nullptr) change(play);
  return WeightOf("ASC-N-028", play);
}

TEST(AcceptReturnClauses, FailWhoeverLetsInAUserWithoutHisPassword) {
  using enum Circumstance;
  EXPECT_EQ(WeightOfAFailedLogon(kWrongPassword, SecStatus::kOk), Weight::kFailure);
  EXPECT_EQ(WeightOfAFailedLogon(kAccountDisabled, SecStatus::kOk), Weight::kFailure);
  EXPECT_EQ(WeightOfAFailedLogon(kUnknownUser, SecStatus::kOk), Weight::kWarning) << "may be a guest";
  EXPECT_EQ(WeightOfAFailedLogon(kWrongPassword, SecStatus::kInvalidToken), Weight::kWarning) << "refused";
  const Change calls_locally = [](RecordBuilder& p) {
    p.Find(Call::kAccept, kServer, 1).input_token.ntlm_flags |= 0x4000;
  };
  EXPECT_EQ(WeightOfAFailedLogon(kWrongPassword, SecStatus::kOk, calls_locally), Weight::kWarning);
  const Change changes_the_password = [](RecordBuilder& p) {
    CallRecord& first = p.Find(Call::kAcquire, kClient);
    first.call = Call::kChangePassword;
  };
  EXPECT_EQ(WeightOfAFailedLogon(kWrongPassword, SecStatus::kOk, changes_the_password), Weight::kWarning);
}

TEST(AcceptReturnClauses, EveryRowIsShownToHoldAndToBeViolated) { ExpectCasesShowRows(kCases, AcceptReturnClauses()); }

}  // namespace
}  // namespace legwork::testing
