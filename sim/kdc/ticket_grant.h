#ifndef LEGWORK_SIM_KDC_TICKET_GRANT_H_
#define LEGWORK_SIM_KDC_TICKET_GRANT_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/crypto/derived_keys.h"
#include "sim/crypto/key.h"
#include "sim/kdc/authority.h"
#include "sim/kdc/evidence_pac.h"
#include "sim/kdc/ticket_times.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/kerberos/message/nonce.h"
#include "sim/kerberos/message/pa_data.h"
#include "sim/kerberos/message/principal_name.h"
#include "sim/kerberos/message/ticket.h"
#include "sim/world/directory.h"

namespace legwork::kdc {

// TicketGrant is a ticket that an exchange has decided to give. Views look into the request and its ticket.
struct TicketGrant {
  kerberos::MessageType reply = kerberos::MessageType::kAsRep;
  std::string_view crealm;
  kerberos::PrincipalName cname;
  std::string_view srealm;
  kerberos::PrincipalName sname;    // as the request names it
  const Account* server = nullptr;  // has an enctype
  const Account* user = nullptr;    // the client's; null if it belongs to another realm
  bool pac_is_foreign = false;  // the PAC is of another than the client: of this user (MS-SFU section 3.2.5.1.1)
  std::string_view pac_realm = {};
  kerberos::PrincipalName pac_name = {};
  std::string_view pac_asked_name = {};  // how the service has named him
  EvidencePac pac_history;  // what the PAC tells of how the user came to be named
  const Key* peer_key = nullptr;    // user to user: the ticket is under this session key instead of the server's
  EncryptionType session_type = EncryptionType::kNone;
  std::uint32_t flags = 0;
  Ticks authtime = 0;
  TicketTimes times;
  kerberos::TransitedEncoding transited;
  std::optional<kerberos::TypedDataList> addresses;
  kerberos::Nonce nonce = 0;
  kerberos::PaDataList encrypted_padata;
};

// ReplyKey is what the client's part of the reply is encrypted under.
struct ReplyKey {
  const DerivedKeys& keys;
  std::optional<std::uint32_t> kvno;
};

// WriteGrant appends the AS or TGS reply that carries the ticket, under a session key drawn now. The ticket is under
// the strongest key of the server.
void WriteGrant(Authority& authority, const TicketGrant& grant, const ReplyKey& reply_key,
                const kerberos::PaDataList& padata, Bytes& reply);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_TICKET_GRANT_H_
