#ifndef LEGWORK_SIM_SPNEGO_NEGOTIATE_CREDENTIAL_H_
#define LEGWORK_SIM_SPNEGO_NEGOTIATE_CREDENTIAL_H_

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/package/package.h"

namespace legwork::spnego {

// MechanismChoice is a package that Negotiate may choose, with the credential it acts on.
struct MechanismChoice {
  const Package* package = nullptr;
  std::unique_ptr<Credential> credential;

  // Names says whether the object identifier, contents octets, is one of this mechanism's.
  bool Names(ByteView mechanism) const;
};

// NegotiateCredential is one identity as a credential of every inner package that has one for it and that the
// identity's package list allows, and of NegoEx if the habits have it.
class NegotiateCredential : public Credential {
 public:
  // Make answers null and the status of the most preferred package if no package has a credential. A list that allows
  // none is no failure yet: the handshake finds nothing to choose (windows-observed B07).
  static std::unique_ptr<NegotiateCredential> Make(const Package& package, const Surroundings& surroundings,
                                                   const CredentialRequest& request, SecStatus& status);

  // Add takes another credential of a package that Negotiate chooses from, in place of the one there is (ADD-001).
  SecStatus Add(const Package& added, const Surroundings& surroundings, const CredentialRequest& request);

  const Identity& identity() const override { return identity_; }
  Ticks Expiry() const override;

  // The choices in order of preference.
  std::span<const MechanismChoice> choices() const { return choices_; }

  // FindMechanism is the choice of this object identifier, null if there is none.
  const MechanismChoice* FindMechanism(ByteView mechanism) const;
  const MechanismChoice* FindPackage(PackageName package) const;

  // OnlyRaw says that the identity asked for one mechanism alone, which then speaks without SPNEGO around it.
  bool OnlyRaw() const { return only_raw_; }

  // spare_token is room for a mechanism's token that a context takes and, at its end, gives back.
  Bytes& spare_token() { return spare_token_; }

 private:
  Identity identity_;
  std::span<const Package* const> packages_;  // all that could be chosen from, most preferred first
  std::vector<MechanismChoice> choices_;
  bool only_raw_ = false;
  Bytes spare_token_;
};

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_NEGOTIATE_CREDENTIAL_H_
