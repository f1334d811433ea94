#ifndef LEGWORK_SIM_KDC_FOREIGN_USER_H_
#define LEGWORK_SIM_KDC_FOREIGN_USER_H_

#include <optional>
#include <string>

#include "sim/kerberos/message/ticket.h"

namespace legwork::kdc {

// ForeignUser is a user with his realm, as the PAC of a ticket-granting ticket names him by which a service asks across
// a trust for a ticket in his name: the ticket's own client is the service (MS-SFU section 3.2.5.1.1).
struct ForeignUser {
  std::string asked;  // as the service has named him: "alice", or an enterprise name, "alice@EXAMPLE.COM"
  std::string realm;  // "EXAMPLE.COM"
  std::string name;   // as his realm names him, where the PAC tells that: "alice"
};

// UserInPac finds him; nothing if the ticket has no PAC, or the PAC is of the ticket's own client.
std::optional<ForeignUser> UserInPac(const kerberos::EncTicketPart& ticket);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_FOREIGN_USER_H_
