#ifndef LEGWORK_SIM_KERBEROS_OWN_PRINCIPAL_H_
#define LEGWORK_SIM_KERBEROS_OWN_PRINCIPAL_H_

#include <string>

#include "sim/package/package.h"
#include "sim/world/directory.h"

namespace legwork::kerberos {

// OwnPrincipal is the Kerberos name of an identity. Both are empty if it has none.
struct OwnPrincipal {
  std::string name;   // "alice", "HTTP/web"
  std::string realm;  // "EXAMPLE.COM"
};

// FindOwnPrincipal reads a UPN ("alice@EXAMPLE.COM" without a domain), a realm, or a NetBIOS domain. The directory is
// asked for the realm of a NetBIOS domain, as a host knows that of its own, and not for the user: who does not exist
// has a name all the same. A domain that the directory does not know is taken for a realm.
OwnPrincipal FindOwnPrincipal(const Identity& identity, const Directory& directory);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_OWN_PRINCIPAL_H_
