#include "sim/kerberos/own_principal.h"

#include <algorithm>
#include <string_view>

namespace legwork::kerberos {
namespace {

char UpperAscii(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string Upper(std::string_view text) {
  std::string upper(text);
  std::ranges::transform(upper, upper.begin(), UpperAscii);
  return upper;
}

// RealmOfDomain: the domain's own realm, else the realm of that name, else what it would be called.
std::string RealmOfDomain(std::string_view domain, const Directory& directory) {
  const std::string upper = Upper(domain);
  for (const auto& account : directory.accounts()) {
    if (Upper(account->domain) == upper) return account->realm;
  }
  return upper;
}

// DefaultRealm is that of the user's account or, for a user without one, of the first account.
std::string DefaultRealm(std::string_view user, const Directory& directory) {
  for (const auto& account : directory.accounts()) {
    if (account->name == user) return account->realm;
  }
  return directory.accounts().empty() ? std::string() : directory.accounts().front()->realm;
}

}  // namespace

OwnPrincipal FindOwnPrincipal(const Identity& identity, const Directory& directory) {
  if (!identity.present || identity.anonymous || identity.user.empty()) return {};
  const std::size_t at = identity.user.rfind('@');
  if (identity.domain.empty() && at != std::string::npos) {
    return {identity.user.substr(0, at), RealmOfDomain(std::string_view(identity.user).substr(at + 1), directory)};
  }
  if (identity.domain.empty()) return {identity.user, DefaultRealm(identity.user, directory)};
  return {identity.user, RealmOfDomain(identity.domain, directory)};
}

}  // namespace legwork::kerberos
