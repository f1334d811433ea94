#ifndef LEGWORK_SIM_KERBEROS_TICKET_CLIENT_TICKET_CLIENT_H_
#define LEGWORK_SIM_KERBEROS_TICKET_CLIENT_TICKET_CLIENT_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/crypto/key.h"
#include "sim/crypto/string_to_key.h"
#include "sim/kerberos/message/kdc_rep.h"
#include "sim/kerberos/message/kdc_req.h"
#include "sim/kerberos/message/krb_error.h"
#include "sim/kerberos/ticket_client/issued_ticket.h"
#include "sim/kerberos/ticket_client/ticket_outcome.h"
#include "sim/package/kdc_port.h"
#include "sim/world/random_streams.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kerberos {

// Logon is a user with a password. The texts are good during the call only.
struct Logon {
  std::string_view user;   // "alice"
  std::string_view realm;  // "EXAMPLE.COM"
  std::string_view password;
};

// TicketClient is the client's side of the AS and TGS exchanges (RFC 4120 sections 3.1 and 3.3). It keeps no tickets.
// Everything it draws on must outlive it. An outcome other than kIssued leaves `ticket` as it was.
class TicketClient {
 public:
  // `kdc` may be null: no authority can be reached. Session subkeys, nonces and confounders come from `random`. Keys of
  // passwords are kept in `keys`.
  TicketClient(KdcPort* kdc, const Clock& clock, RandomStream random, StringToKeyCache& keys)
      : kdc_(kdc), clock_(clock), random_(random), keys_(keys) {}

  // GetTgt logs on. It asks without pre-authentication first and proves the password when the KDC wants it proven.
  TicketOutcome GetTgt(const Logon& logon, IssuedTicket& ticket);

  // GetServiceTicket asks the TGT's realm for a ticket for `server`, "HTTP/web".
  TicketOutcome GetServiceTicket(const IssuedTicket& tgt, std::string_view server, IssuedTicket& ticket);

  // GetForwardedTgt asks for a TGT that a service may use in the client's name; `tgt` must be FORWARDABLE, or the KDC
  // answers KDC_ERR_BADOPTION.
  TicketOutcome GetForwardedTgt(const IssuedTicket& tgt, IssuedTicket& ticket);

 private:
  // Expected is what a reply must match.
  struct Expected {
    MessageType type = MessageType::kNone;
    std::string_view crealm;
    PrincipalName cname;
    std::string_view srealm;
    PrincipalName sname;
    std::uint32_t nonce = 0;
  };

  TicketOutcome SendAsReq(const Logon& logon, const Key* key, IssuedTicket& ticket, std::optional<Key>& wanted);
  TicketOutcome SendTgsReq(const IssuedTicket& tgt, std::string_view server, std::uint32_t options,
                           IssuedTicket& ticket);
  TicketOutcome Exchange(std::string_view realm);
  TicketOutcome ReadAnswer(const Expected& expected);
  TicketOutcome OpenReply(const Expected& expected, const Key& key, KeyUsage usage, IssuedTicket& ticket);
  void WriteTimestamp(const Key& key, Bytes& padata);
  void WriteTgsPaData(const IssuedTicket& tgt, const Key& subkey, ByteView body, Bytes& padata);
  KdcReqBody MakeBody(std::string_view realm, const PrincipalName& server, std::uint32_t options);
  std::optional<Key> KeyFor(const Logon& logon, const EtypeInfo2Entry* entry);

  KdcPort* kdc_;
  const Clock& clock_;
  RandomStream random_;
  StringToKeyCache& keys_;
  Bytes request_;
  Bytes reply_;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_TICKET_CLIENT_TICKET_CLIENT_H_
