#include "sim/kdc/referral.h"

#include <algorithm>
#include <vector>

namespace legwork::kdc {
namespace {

constexpr std::string_view kTicketGranting = "krbtgt/";

// TrustedRealm is OTHER for an account krbtgt/OTHER of another realm, and "" for any other.
std::string_view TrustedRealm(const Account& account) {
  if (!account.name.starts_with(kTicketGranting)) return {};
  const std::string_view trusted = std::string_view(account.name).substr(kTicketGranting.size());
  return trusted == account.realm ? std::string_view() : trusted;
}

// Step is a realm on the way and the trust with which the way began.
struct Step {
  std::string_view realm;
  const Account* first;
};

bool EndsLike(std::string_view host, std::string_view realm) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  if (host.size() < realm.size()) return false;
  const std::string_view end = host.substr(host.size() - realm.size());
  const bool same = std::ranges::equal(end, realm, {}, lower, lower);
  return same && (host.size() == realm.size() || host[host.size() - realm.size() - 1] == '.');
}

}  // namespace

bool IsTrust(const Account& account) { return !TrustedRealm(account).empty(); }

const Account* NextRealm(const Directory& directory, std::string_view realm, std::string_view target) {
  std::vector<Step> steps = {{realm, nullptr}};
  for (std::size_t at = 0; at < steps.size(); ++at) {
    const Step step = steps[at];
    if (step.realm == target) return step.first;
    for (const auto& account : directory.accounts()) {
      const std::string_view trusted = TrustedRealm(*account);
      if (account->realm != step.realm || trusted.empty()) continue;
      if (std::ranges::find(steps, trusted, &Step::realm) != steps.end()) continue;
      steps.push_back({trusted, step.first != nullptr ? step.first : account.get()});
    }
  }
  return nullptr;
}

std::string_view RealmOfService(const Directory& directory, std::string_view realm,
                                const kerberos::PrincipalName& service) {
  if (service.components.size() < 2) return {};
  std::string_view found;
  for (const auto& account : directory.accounts()) {
    const bool fits = account->realm != realm && EndsLike(service.components[1], account->realm);
    if (fits && account->realm.size() > found.size()) found = account->realm;
  }
  return found;
}

}  // namespace legwork::kdc
