#ifndef LEGWORK_SIM_KDC_CLIENT_NAME_H_
#define LEGWORK_SIM_KDC_CLIENT_NAME_H_

#include <string>
#include <string_view>

#include "sim/kdc/authority.h"
#include "sim/kerberos/message/kdc_req.h"
#include "sim/kerberos/message/principal_name.h"
#include "sim/world/directory.h"

namespace legwork::kdc {

// ClientName is what the client's name in an AS request comes to (RFC 6806 sections 5 to 7).
struct ClientName {
  const Account* account = nullptr;  // null: the realm has no such client
  kerberos::PrincipalName name;      // as the reply is to name it: the account's, if the request lets the KDC choose
  std::string referral;              // the realm to ask instead, if there is no account; "" if none is known
};

// ResolveClient finds a client by its name or an alias. An enterprise name, user@domain in one component, is an alias,
// or a user of the domain's realm; the KDC chooses the name for such a request, and for one that says canonicalize. A
// domain that is another realm of the directory is a referral. The name looks into the request or the directory.
ClientName ResolveClient(Authority& authority, std::string_view realm, const kerberos::KdcReqBody& body);

// ResolveName does the same for any name; `canonicalizes` says whether the KDC chooses how to name him.
ClientName ResolveName(Authority& authority, std::string_view realm, const kerberos::PrincipalName& asked,
                       bool canonicalizes);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_CLIENT_NAME_H_
