#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr std::uint32_t Bit(Circumstance circumstance) { return static_cast<std::uint32_t>(circumstance); }

constexpr ClauseCase kCases[] = {
    {"ISC-N-045", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).status = static_cast<SecStatus>(0x00090315); }},
    {"ISC-N-046", KerberosEstablished, [](RecordBuilder& p) { p.Initialize(SecStatus::kOk).input_token = {}; },
     [](RecordBuilder& p) { p.Initialize(SecStatus::kOk); }},
    {"ISC-N-047", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.Drop(Call::kSend, kClient, 1);
       p.Drop(Call::kAccept, kServer, 1);
     }},
    {"ISC-N-048", ScriptedSession, nullptr, [](RecordBuilder& p) { p.Drop(Call::kComplete, kClient); }},
    {"ISC-N-049", ScriptedSession, nullptr, [](RecordBuilder& p) { p.Drop(Call::kComplete, kClient); }},
    {"ISC-N-050", ScriptedSession, nullptr, [](RecordBuilder& p) { p.Drop(Call::kComplete, kClient, 1); }},
    {"ISC-N-051", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).input_token = {}; }},
    {"ISC-N-052", ScriptedSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.output_token = {};
       r.output.buffers[0].size_after = 0;
     },
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output_token = {}; }},
    {"ISC-N-053", NtlmStarted, [](RecordBuilder& p) { p.Initialize(SecStatus::kInvalidToken); },
     [](RecordBuilder& p) { p.Initialize(SecStatus::kMessageAltered); }},
    {"ISC-N-054", NtlmSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = Bit(Circumstance::kOutOfMemory);
       r.status = SecStatus::kInsufficientMemory;
       r.requested |= 0x100;
     },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = Bit(Circumstance::kOutOfMemory);
       r.status = SecStatus::kInternalError;
     }},
    {"ISC-N-055", NtlmSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = Bit(Circumstance::kInternalFault);
       r.status = SecStatus::kInternalError;
     },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.Find(Call::kInitialize, kClient).status = static_cast<SecStatus>(-5);
     }},
    {"ISC-N-056", NtlmSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.Find(Call::kInitialize, kClient).credential.value = {5, 5};
       p.Find(Call::kInitialize, kClient).status = SecStatus::kInvalidHandle;
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).credential.value = {5, 5};
     }},
    {"ISC-N-057", NtlmStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       auto& t = p.Initialize(SecStatus::kInvalidToken).input_token;
       t.kind = TokenKind::kUnreadable;
       t.origin = TokenOrigin::kAltered;
     },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       auto& t = p.Initialize(SecStatus::kOk).input_token;
       t.kind = TokenKind::kUnreadable;
       t.origin = TokenOrigin::kAltered;
     }},
    {"ISC-N-058", NtlmStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kApRep);
       p.Initialize(SecStatus::kInvalidToken);
     },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kApRep);
       p.Initialize(SecStatus::kOk);
     }},
    {"ISC-N-059", KerberosSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = Bit(Circumstance::kWrongPassword);
       r.status = SecStatus::kLogonDenied;
     },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = Bit(Circumstance::kWrongPassword);
       r.status = SecStatus::kNoCredentials;
     }},
    {"ISC-N-060", KerberosSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = Bit(Circumstance::kAuthorityUnreachable);
       r.status = SecStatus::kNoAuthenticatingAuthority;
     },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = Bit(Circumstance::kAuthorityUnreachable);
       r.status = SecStatus::kLogonDenied;
     }},
    {"ISC-N-061", KerberosSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = Bit(Circumstance::kNoCredentials);
       r.status = SecStatus::kNoCredentials;
     },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = Bit(Circumstance::kNoCredentials);
       r.status = SecStatus::kLogonDenied;
     }},
    {"ISC-N-062", KerberosSession,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = Bit(Circumstance::kTargetUnknown);
       r.status = SecStatus::kTargetUnknown;
     },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = Bit(Circumstance::kTargetUnknown);
       r.status = SecStatus::kContinueNeeded;
     }},
    {"ISC-N-063", KerberosSession, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).requested |= 1; },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested |= 1;
       p.Find(Call::kInitialize, kClient).status = SecStatus::kUnsupportedFunction;
     }},
    {"ISC-N-064", KerberosStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kOk, TokenKind::kKrbError);
       p.Initialize(SecStatus::kWrongPrincipal).circumstances = Bit(Circumstance::kWrongPrincipal);
     },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kOk, TokenKind::kKrbError);
       p.Initialize(SecStatus::kOk).circumstances = Bit(Circumstance::kWrongPrincipal);
     }},
};

TEST(IscNegotiateReturnClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, IscNegotiateReturnClauses());
}

}  // namespace
}  // namespace legwork::testing
