#include "sim/spnego/negotiate_credential.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "sim/spnego/negoex_credential.h"
#include "sim/spnego/package_list.h"

namespace legwork::spnego {

bool MechanismChoice::Names(ByteView mechanism) const {
  return !mechanism.empty() &&
         (SameBytes(mechanism, package->mechanism) || SameBytes(mechanism, package->mechanism_alias));
}

std::unique_ptr<NegotiateCredential> NegotiateCredential::Make(const Package& package, const Surroundings& surroundings,
                                                               const CredentialRequest& request, SecStatus& status) {
  auto made = std::make_unique<NegotiateCredential>();
  made->identity_ = request.identity;
  made->packages_ = package.inner;
  status = SecStatus::kOk;
  for (const Package* const inner : package.inner) {
    if (!PackageListAllows(request.package_list, inner->text)) continue;
    SecStatus inner_status = SecStatus::kOk;
    std::unique_ptr<Credential> credential = inner->acquire(*inner, surroundings, request, inner_status);
    if (credential == nullptr) {
      if (status == SecStatus::kOk) status = inner_status;
      continue;
    }
    const bool is_only = PackageListNamesOnly(request.package_list, inner->text);
    made->only_raw_ |= is_only && inner->name == PackageName::kNtlm;
    made->choices_.push_back({inner, std::move(credential)});
  }
  if (std::unique_ptr<Credential> negoex = NegoExCredential::Make(package.inner, surroundings, request)) {
    made->choices_.push_back({&kNegoExPackage, std::move(negoex)});
  }
  if (made->choices_.empty() && status != SecStatus::kOk) return nullptr;
  status = SecStatus::kOk;
  return made;
}

SecStatus NegotiateCredential::Add(const Package& added, const Surroundings& surroundings,
                                   const CredentialRequest& request) {
  const auto place_of = [this](const Package* package) { return std::ranges::find(packages_, package); };
  if (place_of(&added) == packages_.end()) return SecStatus::kSecpkgNotFound;
  SecStatus status = SecStatus::kOk;
  std::unique_ptr<Credential> credential = added.acquire(added, surroundings, request, status);
  if (credential == nullptr) return IsFailure(status) ? status : SecStatus::kInternalError;
  const auto behind = std::ranges::find_if(
      choices_, [&](const MechanismChoice& choice) { return place_of(choice.package) >= place_of(&added); });
  if (behind != choices_.end() && behind->package == &added) {
    behind->credential = std::move(credential);
  } else {
    choices_.insert(behind, {&added, std::move(credential)});
  }
  only_raw_ = false;
  return SecStatus::kOk;
}

Ticks NegotiateCredential::Expiry() const {
  Ticks expiry = std::numeric_limits<Ticks>::max();
  for (const MechanismChoice& choice : choices_) expiry = std::min(expiry, choice.credential->Expiry());
  return expiry;
}

const MechanismChoice* NegotiateCredential::FindMechanism(ByteView mechanism) const {
  const auto found =
      std::ranges::find_if(choices_, [mechanism](const MechanismChoice& choice) { return choice.Names(mechanism); });
  return found != choices_.end() ? &*found : nullptr;
}

const MechanismChoice* NegotiateCredential::FindPackage(PackageName package) const {
  const auto found = std::ranges::find_if(
      choices_, [package](const MechanismChoice& choice) { return choice.package->name == package; });
  return found != choices_.end() ? &*found : nullptr;
}

}  // namespace legwork::spnego
