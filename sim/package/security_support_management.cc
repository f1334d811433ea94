// Credentials that are asked about and added to, passwords, and attributes that are set.
#include "model/context_flags.h"
#include "sim/package/security_support.h"

namespace legwork {
namespace {

constexpr std::uint32_t kCredentialNames = 1;  // SECPKG_CRED_ATTR_NAMES

}  // namespace

SecStatus SecuritySupport::QueryCredential(const HandleArgument& credential, std::uint32_t attribute,
                                           Identity& identity) {
  const HeldCredential* held = credential.is_null ? nullptr : credentials_.Find(credential.value);
  if (held == nullptr) return SecStatus::kInvalidHandle;
  // CERT is for logons by certificate (QCR-002), and nobody logs on by one here.
  if (attribute != kCredentialNames) return surroundings_.profile.Answer(Question::kCredentialAttribute);
  identity = held->credential->identity();
  return SecStatus::kOk;
}

SecStatus SecuritySupport::AddCredentials(const HandleArgument& credential, const AcquireArguments& arguments,
                                          Ticks& expiry) {
  HeldCredential* held = credential.is_null ? nullptr : credentials_.Find(credential.value);
  if (held == nullptr) return SecStatus::kInvalidHandle;
  const Package* added = nullptr;
  if (const SecStatus found = QueryPackage(arguments.package, added); IsFailure(found)) return found;
  if (held->package->add == nullptr) return surroundings_.profile.Answer(Question::kAddCredential);
  const SecStatus status = held->package->add(*held->credential, *added, surroundings_, arguments.request);
  if (!IsFailure(status)) expiry = held->credential->Expiry();
  return status;
}

SecStatus SecuritySupport::ChangePassword(std::string_view package, const PasswordChange& change) const {
  const Package* row = nullptr;
  if (const SecStatus found = QueryPackage(package, row); IsFailure(found)) return found;
  if (row->change_password == nullptr) return SecStatus::kUnsupportedFunction;  // CAP-001
  return row->change_password(surroundings_, change);
}

SecStatus SecuritySupport::SetAttributes(const HandleArgument& context) {
  if (FindContext(context) == nullptr) return SecStatus::kInvalidHandle;
  return surroundings_.profile.Answer(Question::kSetAttributes);
}

// TakeSupplied lets a first leg act with the credentials in its PKG_PARAMS element, if that was asked for.
SecStatus SecuritySupport::TakeSupplied(const HandshakeArguments& arguments, std::uint32_t use, HeldContext& held) {
  const ContextFlags requested = FlagsFromMask(arguments.requested, held.role, FlagDirection::kRequest);
  if (!requested.Has(ContextFlag::kUseSuppliedCreds)) return SecStatus::kOk;
  if (arguments.supplied_is_unreadable) return surroundings_.profile.Answer(Question::kBadSuppliedCredentials);
  if (!arguments.supplied) return surroundings_.profile.Answer(Question::kSuppliedCredentials);
  CredentialRequest request;
  request.identity = *arguments.supplied;
  request.use = use;
  SecStatus status = SecStatus::kOk;
  held.credential = held.package->acquire(*held.package, surroundings_, request, status);
  held.acts_on_supplied = held.credential != nullptr;
  if (held.credential == nullptr && !IsFailure(status)) status = SecStatus::kInternalError;
  return status;
}

}  // namespace legwork
