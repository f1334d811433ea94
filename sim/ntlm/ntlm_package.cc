#include "sim/ntlm/ntlm_package.h"

#include <initializer_list>

#include "model/package_capability.h"
#include "sim/ntlm/imported_context.h"
#include "sim/ntlm/misbehaviour.h"
#include "sim/ntlm/ntlm_acceptor.h"
#include "sim/ntlm/ntlm_credential.h"
#include "sim/ntlm/ntlm_initiator.h"
#include "sim/package/password_change.h"
#include "sim/wire/oid.h"

namespace legwork::ntlm {
namespace {

constexpr std::uint16_t kRpcAuthnWinnt = 10;  // RPC_C_AUTHN_WINNT

constexpr std::uint32_t Capabilities(std::initializer_list<PackageCapability> capabilities) {
  std::uint32_t mask = 0;
  for (const PackageCapability capability : capabilities) mask |= static_cast<std::uint32_t>(capability);
  return mask;
}

std::unique_ptr<Credential> Acquire(const Package& /*package*/, const Surroundings& surroundings,
                                    const CredentialRequest& request, SecStatus& status) {
  const Identity& identity = request.identity;
  if (request.use == kUseOutbound && !identity.present && !identity.anonymous) {
    status = SecStatus::kNoCredentials;
    return nullptr;
  }
  return NtlmCredential::Make(surroundings, identity, status);
}

// A credential of this package was made by Acquire above: the caller of the seam never mixes packages.
std::unique_ptr<Context> MakeInitiator(const Package& /*package*/, const Surroundings& surroundings,
                                       Credential& credential) {
  return std::make_unique<NtlmInitiator>(surroundings, static_cast<NtlmCredential&>(credential));
}

std::unique_ptr<Context> MakeAcceptor(const Package& /*package*/, const Surroundings& surroundings,
                                      Credential& credential) {
  return std::make_unique<NtlmAcceptor>(surroundings, static_cast<NtlmCredential&>(credential));
}

}  // namespace

constinit const Package kNtlmPackage = {
    .name = PackageName::kNtlm,
    .text = "NTLM",
    .comment = "NTLM Security Package",
    .capabilities = Capabilities({PackageCapability::kIntegrity, PackageCapability::kPrivacy,
                                  PackageCapability::kTokenOnly, PackageCapability::kConnection,
                                  PackageCapability::kMultiRequired, PackageCapability::kImpersonation,
                                  PackageCapability::kAcceptWin32Name, PackageCapability::kNegotiable,
                                  PackageCapability::kLogon, PackageCapability::kReadonlyWithChecksum}),
    .rpc_id = kRpcAuthnWinnt,
    .max_token = kMaxToken,
    .mechanism = kOidNtlmssp,
    .mechanism_alias = {},
    .inner = {},
    .acquire = Acquire,
    .make_initiator = MakeInitiator,
    .make_acceptor = MakeAcceptor,
    .import = ImportedContext::Make,
    .change_password = ChangePasswordInDirectory,
    .misbehaviours = NtlmMisbehaviours,
};

}  // namespace legwork::ntlm
