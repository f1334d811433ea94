#ifndef LEGWORK_SIM_SPNEGO_NEGOEX_CREDENTIAL_H_
#define LEGWORK_SIM_SPNEGO_NEGOEX_CREDENTIAL_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/package/package.h"
#include "sim/spnego/negoex_message.h"

namespace legwork::spnego {

// NegoExScheme is a mechanism as an authentication scheme of NegoEx. Its GUID is of this world: sixteen characters,
// "legwork.kerberos" or "legwork.ntlm____", so that a dump tells them apart. Its exchanges are the mechanism's own
// tokens, and the key of VERIFY is the mechanism's session key.
struct NegoExScheme {
  Guid guid = {};
  const Package* package = nullptr;
  std::unique_ptr<Credential> credential;
};

// NegoExCredential is one identity as a credential of each scheme that has one for it.
class NegoExCredential : public Credential {
 public:
  // Make answers null if the habits have no scheme, or none has a credential.
  static std::unique_ptr<NegoExCredential> Make(std::span<const Package* const> packages,
                                                const Surroundings& surroundings, const CredentialRequest& request);

  const Identity& identity() const override { return identity_; }
  Ticks Expiry() const override;

  // The schemes, most preferred first; at least one.
  std::span<const NegoExScheme> schemes() const { return schemes_; }
  const NegoExScheme* Find(ByteView guid) const;

  // MakeStream gives each conversation a stream of its own.
  RandomStream MakeStream();

 private:
  NegoExCredential(const Surroundings& surroundings, Identity identity);

  Identity identity_;
  RandomStreams streams_;
  std::uint64_t conversations_ = 0;
  std::vector<NegoExScheme> schemes_;
};

// kNegoExPackage is the mechanism NegoEx among those that Negotiate chooses from; it is no package of its own.
extern const Package kNegoExPackage;

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_NEGOEX_CREDENTIAL_H_
