#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_PAC_DELEGATION_INFO_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_PAC_DELEGATION_INFO_H_

#include <string>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/base/result.h"

namespace legwork::kerberos {

// DelegationInfo is S4U_DELEGATION_INFO, the way that a ticket of S4U2proxy has come (MS-PAC section 2.9), in NDR
// (ndr.h): the target's text, the number of services and a pointer to them; behind it the target's units, the number
// again, the services' texts and their units. All is UTF-8.
struct DelegationInfo {
  std::string proxy_target;                     // whose ticket it is, without its realm: "HTTP/back"
  std::vector<std::string> transited_services;  // who acted for the user, the first one first: "HTTP/front@EXAMPLE.COM"

  friend bool operator==(const DelegationInfo&, const DelegationInfo&) = default;
};

Bytes WriteDelegationInfo(const DelegationInfo& info);
Result<DelegationInfo> ReadDelegationInfo(ByteView data);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_PAC_DELEGATION_INFO_H_
