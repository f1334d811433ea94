#include "sim/spnego/negoex_credential.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "sim/spnego/negoex_context.h"
#include "sim/spnego/offered_mechs.h"
#include "sim/wire/oid.h"

namespace legwork::spnego {
namespace {

Guid GuidOf(PackageName package) {
  const std::string_view text = package == PackageName::kKerberos ? "legwork.kerberos" : "legwork.ntlm____";
  Guid guid;
  std::ranges::copy(AsBytes(text), guid.begin());
  return guid;
}

// PackageOf finds what answers to the name in a list of mechanisms.
const Package* PackageOf(std::span<const Package* const> packages, OfferedMech mech) {
  const ByteView oid = OidOf(mech);
  const auto found = std::ranges::find_if(packages, [oid](const Package* package) {
    return SameBytes(oid, package->mechanism) || SameBytes(oid, package->mechanism_alias);
  });
  return found != packages.end() ? *found : nullptr;
}

// A credential of this package is made by NegoExCredential::Make alone.
template <Role kRole>
std::unique_ptr<Context> MakeContext(const Package& /*package*/, const Surroundings& surroundings,
                                     Credential& credential) {
  return std::make_unique<NegoExContext>(surroundings, static_cast<NegoExCredential&>(credential), kRole);
}

}  // namespace

NegoExCredential::NegoExCredential(const Surroundings& surroundings, Identity identity)
    : identity_(std::move(identity)),
      streams_(surroundings.random.Child("spnego.negoex." + std::to_string(surroundings.credentials_made++))) {}

std::unique_ptr<NegoExCredential> NegoExCredential::Make(std::span<const Package* const> packages,
                                                         const Surroundings& surroundings,
                                                         const CredentialRequest& request) {
  const OfferedMechs& mechs = surroundings.habits.spnego.negoex;
  if (CountOf(mechs) == 0) return nullptr;
  std::unique_ptr<NegoExCredential> made(new NegoExCredential(surroundings, request.identity));
  for (std::size_t i = 0; i < CountOf(mechs); ++i) {
    const Package* const package = PackageOf(packages, mechs[i]);
    if (package == nullptr || made->Find(GuidOf(package->name)) != nullptr) continue;
    SecStatus status = SecStatus::kOk;
    std::unique_ptr<Credential> credential = package->acquire(*package, surroundings, request, status);
    if (credential != nullptr) made->schemes_.push_back({GuidOf(package->name), package, std::move(credential)});
  }
  return made->schemes_.empty() ? nullptr : std::move(made);
}

Ticks NegoExCredential::Expiry() const {
  Ticks expiry = std::numeric_limits<Ticks>::max();
  for (const NegoExScheme& scheme : schemes_) expiry = std::min(expiry, scheme.credential->Expiry());
  return expiry;
}

const NegoExScheme* NegoExCredential::Find(ByteView guid) const {
  const auto found =
      std::ranges::find_if(schemes_, [guid](const NegoExScheme& scheme) { return SameBytes(scheme.guid, guid); });
  return found != schemes_.end() ? &*found : nullptr;
}

RandomStream NegoExCredential::MakeStream() {
  return streams_.Stream("conversation." + std::to_string(conversations_++));
}

constinit const Package kNegoExPackage = {
    .name = PackageName::kNone,
    .text = "NegoEx",
    .comment = "NegoEx",
    .mechanism = kOidNegoEx,
    .mechanism_alias = {},
    .inner = {},
    .make_initiator = MakeContext<Role::kInitiator>,
    .make_acceptor = MakeContext<Role::kAcceptor>,
};

}  // namespace legwork::spnego
