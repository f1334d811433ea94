#include "sim/spnego/kerberos_target.h"

#include <algorithm>

#include "model/target_name.h"

namespace legwork::spnego {
namespace {

bool IsDigit(char letter) { return letter >= '0' && letter <= '9'; }

// Four numbers between dots, or what stands in square brackets as an IPv6 address does in an SPN.
bool IsIpAddress(std::string_view host) {
  if (host.starts_with('[')) return true;
  const bool has_digits_only = std::ranges::all_of(host, [](char letter) { return IsDigit(letter) || letter == '.'; });
  return has_digits_only && std::ranges::count(host, '.') == 3;
}

std::string_view HostOf(std::string_view spn) {
  const std::string_view rest = spn.substr(spn.find('/') + 1);
  return rest.substr(0, rest.find_first_of(rest.starts_with('[') ? "]" : ":/@"));
}

}  // namespace

bool MayBeKerberosTarget(std::string_view target) {
  switch (TargetFormOf(target)) {
    case TargetForm::kSpn:
      return !IsIpAddress(HostOf(target));
    case TargetForm::kUpn:
    case TargetForm::kAccount:
      return true;
    case TargetForm::kAbsent:
    case TargetForm::kEmpty:
    case TargetForm::kHostBased:
      return false;
  }
  return false;
}

}  // namespace legwork::spnego
