#include "tools/shim/known_shims.h"

#include "tools/shim/find_host.h"

namespace legwork::host {
namespace {

constexpr KnownShim kKnownShims[] = {
    {"ntlm_auth", "tools/shim/ntlm_auth/shim.py", "winbind", "Samba's ntlm_auth: NTLM and Negotiate, both roles"},
    {"java", "tools/shim/java/shim.sh", "openjdk-17-jdk-headless", "Java's JGSS: Kerberos and Negotiate, both roles"},
    {"python-gssapi", "tools/shim/python_gssapi/shim.py", "python3-gssapi",
     "MIT krb5 by its Python binding: Kerberos and Negotiate, both roles"},
    {"gokrb5", "tools/shim/gokrb5/shim.sh", "golang-go, golang-github-jcmturner-gokrb5.v8-dev",
     "gokrb5 of Go: Kerberos and Negotiate, both roles, one way"},
    {"samba", "tools/shim/samba/shim.py", "python3-samba, samba-dsdb-modules",
     "Samba's GENSEC by its Python binding: NTLM, Kerberos and Negotiate, both roles"},
    {"impacket", "tools/shim/impacket/shim.py", "python3-impacket", "impacket's NTLM: the initiator"},
};

}  // namespace

std::span<const KnownShim> KnownShims() { return kKnownShims; }

const KnownShim* FindKnownShim(std::string_view name) {
  for (const KnownShim& shim : kKnownShims) {
    if (shim.name == name) return &shim;
  }
  return nullptr;
}

std::string ShimCommand(const KnownShim& shim) {
  const std::string path = FindBuilt(shim.program);
  return path.empty() ? "" : "exec '" + path + "'";
}

}  // namespace legwork::host
