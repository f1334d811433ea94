#include "sim/kerberos/kerberos_package.h"

#include <initializer_list>

#include "model/package_capability.h"
#include "sim/kerberos/imported_context.h"
#include "sim/kerberos/kerberos_acceptor.h"
#include "sim/kerberos/kerberos_credential.h"
#include "sim/kerberos/kerberos_initiator.h"
#include "sim/kerberos/misbehaviour.h"
#include "sim/package/password_change.h"
#include "sim/wire/oid.h"

namespace legwork::kerberos {
namespace {

using enum PackageCapability;

constexpr std::uint16_t kRpcAuthnGssKerberos = 16;  // RPC_C_AUTHN_GSS_KERBEROS
constexpr std::uint32_t kMaxToken = 48'000;         // octets; windows-observed B12 asks for 12,000 at least

constexpr std::uint32_t Capabilities(std::initializer_list<PackageCapability> capabilities) {
  std::uint32_t mask = 0;
  for (const PackageCapability capability : capabilities) mask |= static_cast<std::uint32_t>(capability);
  return mask;
}

// An initiator without an identity has nothing to log on with (windows-observed I05); an acceptor's account is looked
// for when the first token comes.
std::unique_ptr<Credential> Acquire(const Package& /*package*/, const Surroundings& surroundings,
                                    const CredentialRequest& request, SecStatus& status) {
  if (request.use == kUseOutbound && !request.identity.present && !request.identity.anonymous) {
    status = SecStatus::kNoCredentials;
    return nullptr;
  }
  status = SecStatus::kOk;
  return std::make_unique<KerberosCredential>(surroundings, request);
}

// A credential of this package was made by Acquire above: the caller of the seam never mixes packages.
std::unique_ptr<Context> MakeInitiator(const Package& package, const Surroundings& surroundings,
                                       Credential& credential) {
  return std::make_unique<KerberosInitiator>(package, surroundings, static_cast<KerberosCredential&>(credential));
}

std::unique_ptr<Context> MakeAcceptor(const Package& package, const Surroundings& surroundings,
                                      Credential& credential) {
  return std::make_unique<KerberosAcceptor>(package, surroundings, static_cast<KerberosCredential&>(credential));
}

}  // namespace

constinit const Package kKerberosPackage = {
    .name = PackageName::kKerberos,
    .text = "Kerberos",
    .comment = "Microsoft Kerberos V1.0",
    .capabilities =
        Capabilities({kIntegrity, kPrivacy, kTokenOnly, kDatagram, kConnection, kMultiRequired, kExtendedError,
                      kImpersonation, kAcceptWin32Name, kNegotiable, kGssCompatible, kLogon, kMutualAuth, kDelegation,
                      kReadonlyWithChecksum, kRestrictedTokens, kAppcontainerChecks}),
    .rpc_id = kRpcAuthnGssKerberos,
    .max_token = kMaxToken,
    .mechanism = kOidKerberos,
    .mechanism_alias = kOidMsKerberos,
    .inner = {},
    .acquire = Acquire,
    .make_initiator = MakeInitiator,
    .make_acceptor = MakeAcceptor,
    .import = ImportedContext::Make,
    .change_password = ChangePasswordInDirectory,
    .misbehaviours = KerberosMisbehaviours,
};

}  // namespace legwork::kerberos
