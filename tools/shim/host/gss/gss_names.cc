#include "tools/shim/host/gss/gss_names.h"

namespace legwork::host {
namespace {

// Forms of names: 1.2.840.113554.1.2.1.1, a user (RFC 2744 section 4); 1.2.840.113554.1.2.1.4, service@host (RFC 2743
// section 4.1); 1.2.840.113554.1.2.2.1, a Kerberos principal as it is written (RFC 1964 section 2.1.1).
constexpr char kUser[] = "\x2a\x86\x48\x86\xf7\x12\x01\x02\x01\x01";
constexpr char kHostService[] = "\x2a\x86\x48\x86\xf7\x12\x01\x02\x01\x04";
constexpr char kPrincipal[] = "\x2a\x86\x48\x86\xf7\x12\x01\x02\x02\x01";
constexpr GssOid kUserForm = {sizeof kUser - 1, kUser};
constexpr GssOid kHostServiceForm = {sizeof kHostService - 1, kHostService};
constexpr GssOid kPrincipalForm = {sizeof kPrincipal - 1, kPrincipal};

std::string RealmOf(const GssState& state, const std::string& domain) {
  for (const std::string& realm : state.realms) {
    if (domain == realm || domain == realm.substr(0, realm.find('.'))) return realm;
  }
  return domain.empty() && !state.realms.empty() ? state.realms.front() : domain;
}

}  // namespace

GssName TargetName(GssCall& call, PackageName package, const std::string& target) {
  const std::size_t slash = target.find('/');
  const bool is_host_service = slash != std::string::npos && target.find('/', slash + 1) == std::string::npos;
  if (package == PackageName::kKerberos || !is_host_service) return call.Import(target, kPrincipalForm);
  std::string service = target;
  service[slash] = '@';
  return call.Import(service, kHostServiceForm);
}

GssName UserName(GssCall& call, PackageName package, const IdentityArgument& identity) {
  if (package == PackageName::kNtlm) {
    const std::string prefix = identity.domain.empty() ? "" : identity.domain + "\\";
    return call.Import(prefix + identity.user, kUserForm);
  }
  const std::string realm = RealmOf(call.state, identity.domain);
  return call.Import(realm.empty() ? identity.user : identity.user + "@" + realm, kUserForm);
}

}  // namespace legwork::host
