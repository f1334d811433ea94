#include "sim/scripted/scripted_package.h"

#include <span>
#include <vector>

#include "model/package_capability.h"
#include "sim/scripted/scripted_context.h"

namespace legwork::scripted {
namespace {

constexpr Ticks kLifetime = 8 * 3600 * kTicksPerSecond;

// ScriptedCredential is an identity that nobody checks, and the script of its contexts.
class ScriptedCredential final : public Credential {
 public:
  ScriptedCredential(const CredentialRequest& request, Ticks expiry)
      : identity_(request.identity), script_(request.script), expiry_(expiry) {}

  const Identity& identity() const override { return identity_; }
  Ticks Expiry() const override { return expiry_; }
  std::span<const ScriptedLeg> script() const { return script_; }

 private:
  Identity identity_;
  std::vector<ScriptedLeg> script_;
  Ticks expiry_;
};

std::unique_ptr<Credential> Acquire(const Package& /*package*/, const Surroundings& surroundings,
                                    const CredentialRequest& request, SecStatus& status) {
  status = SecStatus::kOk;
  return std::make_unique<ScriptedCredential>(request, surroundings.clock.Now() + kLifetime);
}

std::unique_ptr<Context> MakeContext(const Surroundings& surroundings, Credential& credential, Role role) {
  const auto& scripted = static_cast<const ScriptedCredential&>(credential);  // of Acquire: packages are never mixed
  return std::make_unique<ScriptedContext>(surroundings, credential, scripted.script(), role);
}

std::unique_ptr<Context> MakeInitiator(const Package& /*package*/, const Surroundings& surroundings,
                                       Credential& credential) {
  return MakeContext(surroundings, credential, Role::kInitiator);
}

std::unique_ptr<Context> MakeAcceptor(const Package& /*package*/, const Surroundings& surroundings,
                                      Credential& credential) {
  return MakeContext(surroundings, credential, Role::kAcceptor);
}

constexpr std::uint32_t Capabilities() {
  std::uint32_t mask = 0;
  for (const PackageCapability capability :
       {PackageCapability::kIntegrity, PackageCapability::kPrivacy, PackageCapability::kTokenOnly,
        PackageCapability::kConnection, PackageCapability::kMultiRequired, PackageCapability::kExtendedError}) {
    mask |= static_cast<std::uint32_t>(capability);
  }
  return mask;
}

constexpr Package MakeRow() {
  Package row;
  row.name = PackageName::kScripted;
  row.text = "Scripted";
  row.comment = "Answers what a scenario dictates";
  row.capabilities = Capabilities();
  row.max_token = 4096;
  row.acquire = Acquire;
  row.make_initiator = MakeInitiator;
  row.make_acceptor = MakeAcceptor;
  return row;
}

}  // namespace

constinit const Package kScriptedPackage = MakeRow();

}  // namespace legwork::scripted
