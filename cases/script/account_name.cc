#include "cases/script/account_name.h"

#include <algorithm>

namespace legwork::script {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool SameText(std::string_view one, std::string_view other) { return std::ranges::equal(one, other, {}, Lower, Lower); }

std::string_view DomainOf(std::string_view name) {
  const std::size_t separator = name.find('\\');
  if (separator != std::string_view::npos && separator != 0) return name.substr(0, separator);
  const std::size_t realm = name.find('@');
  return realm == std::string_view::npos ? "" : name.substr(realm + 1);
}

bool IsFirstLabel(std::string_view label, std::string_view domain) {
  return SameText(label, domain.substr(0, domain.find('.')));
}

}  // namespace

std::string_view AccountOf(std::string_view name) {
  const std::size_t domain = name.find('\\');
  if (domain != std::string_view::npos) name.remove_prefix(domain + 1);
  return name.substr(0, name.find('@'));
}

bool NameOneAccount(std::string_view one, std::string_view other) {
  if (AccountOf(one).empty() || !SameText(AccountOf(one), AccountOf(other))) return false;
  const std::string_view domain = DomainOf(one);
  const std::string_view other_domain = DomainOf(other);
  return domain.empty() || other_domain.empty() || SameText(domain, other_domain) ||
         IsFirstLabel(domain, other_domain) || IsFirstLabel(other_domain, domain);
}

}  // namespace legwork::script
