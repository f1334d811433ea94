#ifndef LEGWORK_SIM_KERBEROS_TICKET_CLIENT_TICKET_CLIENT_H_
#define LEGWORK_SIM_KERBEROS_TICKET_CLIENT_TICKET_CLIENT_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/crypto/derived_keys.h"
#include "sim/crypto/key.h"
#include "sim/crypto/string_to_key.h"
#include "sim/kerberos/message/kdc_rep.h"
#include "sim/kerberos/message/kdc_req.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/kerberos/message/pa_data.h"
#include "sim/kerberos/message/principal_name.h"
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
  // Question is what a reply must answer.
  struct Question {
    MessageType reply = MessageType::kNone;
    std::string_view crealm;
    PrincipalName cname;
    std::string_view srealm;
    PrincipalName sname;
    std::uint32_t nonce = 0;
  };

  TicketOutcome SendAsReq(const Logon& logon, const std::optional<Key>& proof, IssuedTicket& ticket);
  TicketOutcome SendTgsReq(const IssuedTicket& tgt, std::string_view server, std::uint32_t options,
                           IssuedTicket& ticket);
  TicketOutcome Ask(const Question& question, const KdcReq& request, KdcRep* reply);
  TicketOutcome Take(const Question& question, const KdcRep& reply, const DerivedKeys& keys, IssuedTicket& ticket);
  KdcReqBody MakeBody(const Question& question, std::uint32_t options) const;
  void WriteTimestamp(const Key& key, Bytes& padata);
  void WriteTgsPaData(const IssuedTicket& tgt, const Key& subkey, const KdcReqBody& body, Bytes& padata);
  Key DrawKey(EncryptionType type);
  std::uint32_t DrawNonce();
  std::optional<Key> ProofFromError(const Logon& logon) const;
  std::optional<Key> AsReplyKey(const Logon& logon, const KdcRep& reply, const std::optional<Key>& proof) const;
  std::optional<Key> KeyOfPassword(const Logon& logon, std::int32_t etype, const EtypeInfo2Entry* entry) const;

  KdcPort* kdc_;
  const Clock& clock_;
  RandomStream random_;
  StringToKeyCache& keys_;
  Bytes request_;
  Bytes reply_;
  Bytes plaintext_;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_TICKET_CLIENT_TICKET_CLIENT_H_
