#include "sim/spnego/negotiate_package.h"

#include "sim/spnego/negotiate_credential.h"
#include "sim/spnego/spnego_acceptor.h"
#include "sim/spnego/spnego_initiator.h"

namespace legwork::spnego {

std::unique_ptr<Credential> AcquireNegotiate(const Package& package, const Surroundings& surroundings,
                                             const CredentialRequest& request, SecStatus& status) {
  return NegotiateCredential::Make(package, surroundings, request, status);
}

// A credential of this package was made by AcquireNegotiate: the caller of the seam never mixes packages.
std::unique_ptr<Context> MakeNegotiateInitiator(const Package& /*package*/, const Surroundings& surroundings,
                                                Credential& credential) {
  return std::make_unique<SpnegoInitiator>(surroundings, static_cast<NegotiateCredential&>(credential));
}

std::unique_ptr<Context> MakeNegotiateAcceptor(const Package& /*package*/, const Surroundings& surroundings,
                                               Credential& credential) {
  return std::make_unique<SpnegoAcceptor>(surroundings, static_cast<NegotiateCredential&>(credential));
}

SecStatus AddToNegotiate(Credential& credential, const Package& added, const Surroundings& surroundings,
                         const CredentialRequest& request) {
  return static_cast<NegotiateCredential&>(credential).Add(added, surroundings, request);
}

// After the negotiation the mechanism's context is all that is left of it, and answers as the mechanism (QCA-011).
std::unique_ptr<Context> ImportNegotiate(const Package& package, const Surroundings& surroundings, ByteView packed) {
  if (packed.empty()) return nullptr;
  for (const Package* inner : package.inner) {
    const bool selected = packed.front() == static_cast<std::uint8_t>(inner->name);
    if (selected && inner->import != nullptr) return inner->import(*inner, surroundings, packed.subspan(1));
  }
  return nullptr;
}

}  // namespace legwork::spnego
