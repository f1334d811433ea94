#include "model/credential_use.h"
#include "sim/mutant/groups.h"

// Bugs of AcquireCredentialsHandle, and of credentials in handshakes.
namespace legwork::mutant {
namespace {

void Refuse(Deed& deed, SecStatus status) {
  deed.reply.status = status;
  deed.reply.new_handle_written = deed.reply.expiry_written = false;
}

void FindNoPackage(Deed& deed) {
  if (deed.Is(Call::kAcquire) && deed.Succeeded()) Refuse(deed, SecStatus::kSecpkgNotFound);
}

void CheckPasswordEarly(Deed& deed) {
  const bool named = !deed.request.identity.absent;
  if (deed.Is(Call::kAcquire) && deed.Succeeded() && named) Refuse(deed, SecStatus::kLogonDenied);
}

void HideCredentialsExpiry(Deed& deed) {
  if (deed.Is(Call::kAcquire)) deed.reply.expiry_written = false;
}

void LeakForeignCodeOfAcquire(Deed& deed) {
  if (deed.Is(Call::kAcquire) && !deed.Succeeded()) deed.reply.status = static_cast<SecStatus>(0xC0000034);
}

void AuthenticateByPolicy(Deed& deed) {
  constexpr auto kPolicyOnly = static_cast<std::uint32_t>(CredentialUse::kProcessPolicyOnly);
  const bool acquires = deed.Is(Call::kAcquire) && (deed.request.credential_use & kPolicyOnly) != 0;
  if (acquires && deed.Gave(SecStatus::kNoCredentials)) {
    PretendSuccess(deed);
    deed.reply.new_handle = {0xBAD, 0xC};
  }
  if (deed.IsFirstLeg() && deed.Gave(SecStatus::kInvalidHandle)) PretendSuccess(deed);
}

void ServeOnce(Deed& deed) {
  const bool again = deed.Is(Call::kInitialize) && deed.IsFirstLeg() && deed.memory.has_first_context;
  if (again && deed.Succeeded()) Refuse(deed, SecStatus::kInvalidHandle);
}

constexpr Mutant kRows[] = {
    {"finds_no_package", "ACH-N-006", "ntlm/three_messages", "a package that is there is not found", FindNoPackage},
    {"checks_password_early", "ACH-N-002", "kerberos/wrong_password", "acquiring refuses a password that is wrong",
     CheckPasswordEarly},
    {"credential_expiry_hidden", "ACH-N-015", "ntlm/three_messages", "*ptsExpiry of a credential is left alone",
     HideCredentialsExpiry},
    {"acquire_leaks_foreign_code", "ACH-N-016", "kerberos/no_credentials",
     "acquiring fails with a code of another facility", LeakForeignCodeOfAcquire},
    {"authenticates_by_policy", "ACH-N-009", "negotiate/policy_only",
     "a credential that is to process policy only authenticates", AuthenticateByPolicy},
    {"credential_serves_once", "ACH-N-018", "negotiate/two_at_once", "a credential is spent by its first handshake",
     ServeOnce},
};

}  // namespace

std::span<const Mutant> AcquireMutants() { return kRows; }

}  // namespace legwork::mutant
