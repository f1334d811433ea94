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
    {"ACH-N-016", NtlmSession, [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).status = SecStatus::kNotOwner; },
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).status = static_cast<SecStatus>(1); }},
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
    {"ACH-N-004", NtlmSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAcquire, kClient);
       r.identity.principal_id = 7;
       r.circumstances = Bit(Circumstance::kNotPermitted);
       r.status = SecStatus::kNotOwner;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAcquire, kClient);
       r.identity.principal_id = 7;
       r.circumstances = Bit(Circumstance::kNotPermitted);
     }},
    {"ACH-N-008", NegotiateSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAcquire, kClient);
       r.credential_use = 0x12;
       r.status = SecStatus::kNoCredentials;
     },
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).credential_use = 0x12; }},
    {"ACH-N-011", NtlmSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAcquire, kClient);
       r.identity.logon_session = LogonSession::kOther;
       r.circumstances = Bit(Circumstance::kNotPermitted);
       r.status = SecStatus::kNotOwner;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAcquire, kClient);
       r.identity.logon_session = LogonSession::kOther;
       r.circumstances = Bit(Circumstance::kNotPermitted);
     }},
    {"ACH-N-012", NtlmSession,
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).identity.form = IdentityForm::kIdentity; },
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).identity.form = IdentityForm::kMalformed; }},
    {"ACH-N-014", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).identity.key_function_given = true; }},
    {"ACH-N-019", NtlmSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAcquire, kClient).identity;
       r.form = IdentityForm::kIdentity;
       r.flags = kIdentityUnicode;
       r.encoding = StringForm::kWide;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAcquire, kClient).identity;
       r.form = IdentityForm::kIdentity;
       r.flags = kIdentityAnsi;
       r.encoding = StringForm::kWide;
     }},
    {"ACH-N-019", NtlmSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAcquire, kClient).identity;
       r.form = IdentityForm::kIdentity;
       r.flags = kIdentityAnsi;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAcquire, kClient).identity;
       r.form = IdentityForm::kIdentity;
     }},
    {"ACH-N-020", NegotiateStarted,
     [](RecordBuilder& p) {
       p.Find(Call::kAcquire, kClient).identity.excluded_packages = 4;
       p.Find(Call::kInitialize, kClient).output_token.offered_mechanisms = kMechanismNtlm;
     },
     [](RecordBuilder& p) {
       p.Find(Call::kAcquire, kClient).identity.excluded_packages = 4;
       p.Find(Call::kInitialize, kClient).output_token.offered_mechanisms = kMechanismMsKerberos;
     }},
    {"ACH-N-020", NegotiateStarted,
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).identity.excluded_packages = 8; },
     [](RecordBuilder& p) {
       p.Find(Call::kAcquire, kClient).identity.excluded_packages = 8;
       p.Find(Call::kInitialize, kClient).output_token.kind = TokenKind::kNtlmNegotiate;
     }},
    {"ACH-N-021", NtlmSession,
     [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).identity.form = IdentityForm::kIdentity; },
     [](RecordBuilder& p) {
       p.Find(Call::kAcquire, kClient).identity.form = IdentityForm::kIdentity;
       p.Find(Call::kFree, kClient).password_kept = true;
     }},
};

TEST(AcquireCredentialsClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, AcquireCredentialsClauses());
}

}  // namespace
}  // namespace legwork::testing
