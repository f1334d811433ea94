#ifndef LEGWORK_SIM_KERBEROS_SERVICE_TICKET_H_
#define LEGWORK_SIM_KERBEROS_SERVICE_TICKET_H_

#include <string>

#include "sim/crypto/key_schedule.h"
#include "sim/kerberos/ticket_client/issued_ticket.h"

namespace legwork::kerberos {

// ServiceTicket is a ticket in the cache of a credential. Contexts share it, with the keys derived so far.
struct ServiceTicket {
  std::string target;  // as the caller named the service; by this it is found again
  IssuedTicket issued;
  KeySchedule session;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_SERVICE_TICKET_H_
