#ifndef LEGWORK_SIM_KERBEROS_TICKET_CLIENT_TICKET_CLIENT_H_
#define LEGWORK_SIM_KERBEROS_TICKET_CLIENT_TICKET_CLIENT_H_

#include <cstdint>
#include <optional>
#include <span>
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

// TicketWish is what a ticket-granting service is asked for. The texts and octets are good during the call only.
struct TicketWish {
  std::string_view server = {};      // "HTTP/web"
  std::uint32_t options = 0;         // KDCOptions
  ByteView additional_ticket = {};  // the evidence of a user's wish, or the TGT of the peer; empty: none
  std::string_view user = {};        // in whose name (MS-SFU): "alice"; "": the client's own
  std::string_view user_realm = {};  // "EXAMPLE.COM"
  bool names_user = false;           // the KDC is told so (S4U2self); else the evidence tells it
};

// TicketClient is the client's side of the AS and TGS exchanges (RFC 4120 sections 3.1 and 3.3). It keeps no tickets.
// Everything it draws on must outlive it. An outcome other than kIssued leaves `ticket` as it was.
class TicketClient {
 public:
  // `kdc` may be null: no authority can be reached. Session subkeys, nonces and confounders come from `random`. Keys of
  // passwords are kept in `keys`.
  TicketClient(KdcPort* kdc, const Clock& clock, RandomStream random, StringToKeyCache& keys)
      : kdc_(kdc), clock_(clock), random_(random), keys_(keys) {}

  // set_offers says which encryption types requests ask for, in order; empty, as at first: every type there is.
  void set_offers(std::span<const EncryptionType> offers) { offers_ = offers; }

  // set_follows_kdc_clock says what to do about KRB_AP_ERR_SKEW at a logon: to take the KDC's time from it and ask
  // again by that (windows-observed I13), or to leave it at that.
  void set_follows_kdc_clock(bool follows) { follows_kdc_clock_ = follows; }

  // GetTgt logs on. It asks without pre-authentication first and proves the password when the KDC wants it proven.
  TicketOutcome GetTgt(const Logon& logon, IssuedTicket& ticket);

  // GetServiceTicket asks the TGT's realm for a ticket for `server`, "HTTP/web", and goes on to where that realm refers
  // it (RFC 6806 section 8). Where `realm` names another one it asks its way there first; kNoPath: there is none.
  TicketOutcome GetServiceTicket(const IssuedTicket& tgt, std::string_view server, std::string_view realm,
                                 IssuedTicket& ticket);

  // GetTicketToSelf asks for a ticket to the TGT's own client, a service, in the name of a user (S4U2self).
  // GetTicketFor asks for one to `server` in the name of the user of whom `evidence` is a ticket to the TGT's client
  // (S4U2proxy). Where user or server are of another realm, both ask their way there and, for a ticket to self, back
  // (MS-SFU sections 3.1.5.1.1 and 3.1.5.2.2); kNoPath: there is none.
  TicketOutcome GetTicketToSelf(const IssuedTicket& tgt, std::string_view user, std::string_view realm,
                                IssuedTicket& ticket);
  TicketOutcome GetTicketFor(const IssuedTicket& tgt, std::string_view user, std::string_view realm, ByteView evidence,
                             std::string_view server, IssuedTicket& ticket);

  // GetUserToUserTicket asks for a ticket under the session key of the peer's TGT.
  TicketOutcome GetUserToUserTicket(const IssuedTicket& tgt, std::string_view server, ByteView peer_tgt,
                                    IssuedTicket& ticket);

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
    bool may_refer = false;  // a ticket to another ticket-granting service is an answer
    std::string_view asker_realm = {};  // whose that ticket then is
    PrincipalName asker = {};
  };

  TicketOutcome SendAsReq(const Logon& logon, const std::optional<Key>& proof, IssuedTicket& ticket);
  TicketOutcome SendTgsReq(const IssuedTicket& tgt, const TicketWish& wish, IssuedTicket& ticket);
  TicketOutcome FollowReferrals(const IssuedTicket& tgt, const TicketWish& wish, IssuedTicket& ticket);
  TicketOutcome GoTo(std::string_view realm, std::uint32_t options, IssuedTicket& tgt);
  TicketOutcome Ask(Question& question, const KdcReq& request, KdcRep* reply);
  TicketOutcome Take(const Question& question, const KdcRep& reply, const DerivedKeys& keys, IssuedTicket& ticket);
  bool TakeKdcClock();
  Ticks Now() const { return clock_.Now() + kdc_clock_ahead_; }
  KdcReqBody MakeBody(const Question& question, std::uint32_t options) const;
  void WriteTimestamp(const Key& key, Bytes& padata);
  void WriteForUser(const IssuedTicket& tgt, const TicketWish& wish, Bytes& padata) const;
  void WriteX509User(const Key& subkey, const TicketWish& wish, std::uint32_t nonce, Bytes& padata) const;
  bool IsUserConfirmed(const KdcRep& reply, const Key& subkey, std::uint32_t nonce) const;
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
  std::span<const EncryptionType> offers_;
  bool follows_kdc_clock_ = false;
  Ticks kdc_clock_ahead_ = 0;  // of ours, once it was taken
  Bytes request_;
  Bytes reply_;
  Bytes plaintext_;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_TICKET_CLIENT_TICKET_CLIENT_H_
