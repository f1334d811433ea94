#ifndef LEGWORK_SIM_SPNEGO_NEGOTIATE_PACKAGE_H_
#define LEGWORK_SIM_SPNEGO_NEGOTIATE_PACKAGE_H_

#include <cstdint>
#include <memory>
#include <span>

#include "model/package_capability.h"
#include "sim/package/package.h"
#include "sim/package/password_change.h"
#include "sim/spnego/misbehaviour.h"

namespace legwork::spnego {

// The functions of the row, which the caller of the seam reaches through it alone.
std::unique_ptr<Credential> AcquireNegotiate(const Package& package, const Surroundings& surroundings,
                                             const CredentialRequest& request, SecStatus& status);
std::unique_ptr<Context> MakeNegotiateInitiator(const Package& package, const Surroundings& surroundings,
                                                Credential& credential);
std::unique_ptr<Context> MakeNegotiateAcceptor(const Package& package, const Surroundings& surroundings,
                                               Credential& credential);

SecStatus AddToNegotiate(Credential& credential, const Package& added, const Surroundings& surroundings,
                         const CredentialRequest& request);
std::unique_ptr<Context> ImportNegotiate(const Package& package, const Surroundings& surroundings, ByteView packed);

// NegotiateCapabilities are those Windows reports (windows-observed B11): neither MUTUAL_AUTH nor DELEGATION, which
// only the mechanism that is selected can have.
constexpr std::uint32_t NegotiateCapabilities() {
  std::uint32_t mask = 0;
  for (const PackageCapability capability :
       {PackageCapability::kIntegrity, PackageCapability::kPrivacy, PackageCapability::kConnection,
        PackageCapability::kMultiRequired, PackageCapability::kExtendedError, PackageCapability::kImpersonation,
        PackageCapability::kAcceptWin32Name, PackageCapability::kNegotiable, PackageCapability::kGssCompatible,
        PackageCapability::kLogon}) {
    mask |= static_cast<std::uint32_t>(capability);
  }
  return mask;
}

// MakeNegotiatePackage is the row of Negotiate over these packages, most preferred first. They and the list outlive it.
constexpr Package MakeNegotiatePackage(std::span<const Package* const> inner) {
  Package row;
  row.name = PackageName::kNegotiate;
  row.text = "Negotiate";
  row.comment = "Negotiate over the packages below it";
  row.capabilities = NegotiateCapabilities();
  row.rpc_id = 9;         // RPC_C_AUTHN_GSS_NEGOTIATE
  row.max_token = 48256;  // octets: Kerberos' 48,000 and room for what lies around
  row.inner = inner;
  row.acquire = AcquireNegotiate;
  row.make_initiator = MakeNegotiateInitiator;
  row.make_acceptor = MakeNegotiateAcceptor;
  row.import = ImportNegotiate;
  row.add = AddToNegotiate;
  row.change_password = ChangePasswordInDirectory;
  row.misbehaviours = SpnegoMisbehaviours;
  return row;
}

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_NEGOTIATE_PACKAGE_H_
