#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr std::uint32_t Bit(Circumstance circumstance) { return static_cast<std::uint32_t>(circumstance); }

constexpr ClauseCase kCases[] = {
    {"ACH-N-001", NtlmSession, nullptr, [](RecordBuilder& p) { p.Drop(Call::kAcquire, kClient); }},
    {"ACH-N-002", NtlmSession,
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).circumstances = Bit(Circumstance::kWrongPassword); },
     [](RecordBuilder& p) {
       p.Find(Call::kAcquire, kClient).circumstances = Bit(Circumstance::kWrongPassword);
       p.Find(Call::kAcquire, kClient).status = SecStatus::kLogonDenied;
     }},
    {"ACH-N-005", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).package = PackageName::kOther; }},
    {"ACH-N-006", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).status = SecStatus::kSecpkgNotFound; }},
    {"ACH-N-007", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).credential_use = 0x12; }},
    {"ACH-N-009", NegotiateStarted,
     [](RecordBuilder& p) {
       p.Find(Call::kAcquire, kClient).credential_use = 0x22;
       p.KeepUntil(Call::kInitialize, kClient);
       p.Find(Call::kInitialize, kClient).status = SecStatus::kNoCredentials;
     },
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).credential_use = 0x22; }},
    {"ACH-N-013", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).domain_length = 16; }},
    {"ACH-N-015", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).expiry_written = false; }},
    {"ACH-N-016", NtlmSession, [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).status = SecStatus::kNotOwner; },
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).status = SecStatus::kLogonDenied; }},
    {"ACH-N-017", NtlmSession, nullptr, [](RecordBuilder& p) { p.Drop(Call::kFree, kClient); }},
    {"ACH-N-018", NtlmStarted,
     [](RecordBuilder& p) {
       auto& r = p.Initialize(SecStatus::kContinueNeeded);
       r.context = {};
       r.new_handle = {8, 8};
       r.input_token = {};
     },
     [](RecordBuilder& p) {
       auto& r = p.Initialize(SecStatus::kInvalidHandle);
       r.context = {};
       r.input_token = {};
     }},
    {"ACH-K-001", KerberosSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).credential_use = 0x12; }},
    {"ACH-N-010", NtlmSession,
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
    {"ACH-L-001", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).credential_use = 0; }},
};

TEST(AcquireCredentialsClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, AcquireCredentialsClauses());
}

}  // namespace
}  // namespace legwork::testing
