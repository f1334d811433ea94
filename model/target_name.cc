#include "model/target_name.h"

#include <algorithm>
#include <array>

namespace legwork {
namespace {

// kServices are service names that GSS applications write before "@". A UPN whose user bears such a name is taken for
// the host-based form; nothing in the text tells them apart.
constexpr auto kServices = std::to_array<std::string_view>({
    "HOST", "HTTP", "RestrictedKrbHost", "cifs",  "dns", "ftp",  "host",    "http",  "imap", "ldap",
    "nfs",  "pop",  "postgres",          "rpcss", "sip", "smtp", "termsrv", "wsman", "xmpp",
});

bool IsService(std::string_view name) { return std::ranges::find(kServices, name) != kServices.end(); }

// SpnHost gives the part between the first slash and the port, the service name or the realm.
std::string_view SpnHost(std::string_view spn) {
  const std::size_t slash = spn.find('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view rest = spn.substr(slash + 1);
  return rest.substr(0, rest.find_first_of(":/@"));
}

}  // namespace

TargetForm TargetFormOf(std::string_view target) {
  if (target.empty()) return TargetForm::kEmpty;
  const std::size_t slash = target.find('/');
  if (slash != std::string_view::npos && slash > 0 && !SpnHost(target).empty()) return TargetForm::kSpn;
  if (target.find('\\') != std::string_view::npos) return TargetForm::kAccount;
  const std::size_t at = target.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == target.size()) return TargetForm::kAccount;
  return IsService(target.substr(0, at)) ? TargetForm::kHostBased : TargetForm::kUpn;
}

bool SpnIsFullyQualified(std::string_view spn) { return SpnHost(spn).find('.') != std::string_view::npos; }

}  // namespace legwork
