#ifndef LEGWORK_SIM_KDC_REFERRAL_H_
#define LEGWORK_SIM_KDC_REFERRAL_H_

#include <string_view>

#include "sim/kerberos/message/principal_name.h"
#include "sim/world/directory.h"

namespace legwork::kdc {

// A trust is an account krbtgt/OTHER in a realm: its users may go on to OTHER, whose KDC knows the account's key.
bool IsTrust(const Account& account);

// NextRealm is the account krbtgt/X of the realm with which a client comes one step closer to `target`, on a shortest
// way of trusts (RFC 4120 section 3.3.3.2); null if there is no way.
const Account* NextRealm(const Directory& directory, std::string_view realm, std::string_view target);

// RealmOfService is the realm of the directory, other than this one, whose name in lower case ends the host name of a
// service: EU.EXAMPLE.COM for HTTP/web.eu.example.com. The longest wins; "" if there is none.
std::string_view RealmOfService(const Directory& directory, std::string_view realm,
                                const kerberos::PrincipalName& service);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_REFERRAL_H_
