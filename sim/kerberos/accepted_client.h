#ifndef LEGWORK_SIM_KERBEROS_ACCEPTED_CLIENT_H_
#define LEGWORK_SIM_KERBEROS_ACCEPTED_CLIENT_H_

#include <optional>

#include "sim/base/bytes.h"
#include "sim/kerberos/ticket_client/issued_ticket.h"
#include "sim/world/logon_sessions.h"

namespace legwork::kerberos {

// AcceptedClient is what a service has of a client to act for him: the ticket that he came with, which is evidence for
// a KDC (MS-SFU), and the TGT that he delegated, if he did.
class AcceptedClient final : public ClientSession {
 public:
  Bytes evidence;  // Ticket::encoding
  std::optional<IssuedTicket> tgt;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_ACCEPTED_CLIENT_H_
