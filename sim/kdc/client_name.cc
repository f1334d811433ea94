#include "sim/kdc/client_name.h"

namespace legwork::kdc {
namespace {

using kerberos::PrincipalName;

std::string UpperAscii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

// IsRealm says whether the directory holds the realm's ticket-granting service.
bool IsRealm(const Directory& directory, const std::string& realm) {
  return directory.FindPrincipal("krbtgt/" + realm, realm) != nullptr;
}

// ResolveEnterprise takes user@domain apart where no alias is written like it.
ClientName ResolveEnterprise(Authority& authority, std::string_view realm, std::string_view name) {
  ClientName found;
  found.account = authority.directory.FindPrincipal(name, realm);
  const std::size_t at = name.rfind('@');
  if (found.account != nullptr || at == std::string_view::npos) return found;
  const std::string domain = UpperAscii(name.substr(at + 1));
  if (domain == realm) {
    found.account = authority.directory.FindPrincipal(name.substr(0, at), realm);
  } else if (IsRealm(authority.directory, domain)) {
    found.referral = domain;
  }
  return found;
}

}  // namespace

ClientName ResolveClient(Authority& authority, std::string_view realm, const kerberos::KdcReqBody& body) {
  if (!body.cname) return {};
  return ResolveName(authority, realm, *body.cname, (body.kdc_options & kerberos::kOptionCanonicalize) != 0);
}

ClientName ResolveName(Authority& authority, std::string_view realm, const PrincipalName& asked, bool canonicalizes) {
  const bool is_enterprise = asked.name_type == kerberos::kNameEnterprise && asked.components.size() == 1;
  ClientName found;
  if (is_enterprise) {
    found = ResolveEnterprise(authority, realm, asked.components[0]);
  } else {
    found.account = authority.Find(asked, realm);
  }
  const bool chooses = is_enterprise || canonicalizes;
  found.name = asked;
  if (found.account != nullptr && chooses) found.name = kerberos::UserName(found.account->name);
  return found;
}

}  // namespace legwork::kdc
