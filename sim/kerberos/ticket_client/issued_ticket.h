#ifndef LEGWORK_SIM_KERBEROS_TICKET_CLIENT_ISSUED_TICKET_H_
#define LEGWORK_SIM_KERBEROS_TICKET_CLIENT_ISSUED_TICKET_H_

#include <cstdint>
#include <optional>
#include <string>

#include "sim/base/bytes.h"
#include "sim/crypto/key.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kerberos {

// IssuedTicket is what a client keeps of a KDC's reply. It owns all of it.
struct IssuedTicket {
  Bytes encoding;  // the ticket as it goes into an AP-REQ (Ticket::encoding)
  Key session_key;
  std::uint32_t flags = 0;  // TicketFlags
  Ticks auth_time = 0;
  Ticks start_time = 0;
  Ticks end_time = 0;
  std::optional<Ticks> renew_till;
  std::string client;        // "alice"
  std::string client_realm;  // "EXAMPLE.COM"
  std::string server;        // "HTTP/web"; "krbtgt/EXAMPLE.COM" for a TGT
  std::string server_realm;

  bool HasFlags(std::uint32_t wanted) const { return (flags & wanted) == wanted; }
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_TICKET_CLIENT_ISSUED_TICKET_H_
