#ifndef LEGWORK_SIM_KDC_PRESENTED_TGT_H_
#define LEGWORK_SIM_KDC_PRESENTED_TGT_H_

#include <optional>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/crypto/key.h"
#include "sim/kdc/authority.h"
#include "sim/kerberos/message/authenticator.h"
#include "sim/kerberos/message/kdc_req.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/ticket.h"

namespace legwork::kdc {

// PresentedTgt is the ticket that came with a TGS request, and the proof that the client may use it.
struct PresentedTgt {
  kerberos::KrbErrorCode error = kerberos::KrbErrorCode::kNone;
  Bytes ticket_plaintext;  // which `ticket` looks into
  Bytes authenticator_plaintext;
  std::optional<kerberos::EncTicketPart> ticket;  // there once it was decrypted, whatever failed then
  std::string_view issuer;  // the realm that made it, which is another one where realms are crossed
  Key session_key;
  std::optional<Key> subkey;
};

// ReadPresentedTgt verifies PA-TGS-REQ (RFC 4120 sections 3.3.2 and 3.2.3). Its errors, in the order of its checks:
//
//   KDC_ERR_PADATA_TYPE_NOSUPP  KRB_ERR_GENERIC  KRB_AP_ERR_BADVERSION  KRB_AP_ERR_MSG_TYPE  KRB_AP_ERR_NOT_US
//   KRB_AP_ERR_NOKEY  KRB_AP_ERR_BADKEYVER  KRB_AP_ERR_BAD_INTEGRITY  KRB_AP_ERR_BADMATCH  KRB_AP_ERR_SKEW
//   KRB_AP_ERR_TKT_NYV  KRB_AP_ERR_TKT_EXPIRED  KRB_AP_ERR_INAPP_CKSUM  KRB_AP_ERR_MODIFIED
PresentedTgt ReadPresentedTgt(Authority& authority, std::string_view realm, const kerberos::KdcReq& request);

// RealmOfTgt is the realm for which the ticket of a TGS request is a ticket-granting one, unread as it is; "" if it is
// none.
std::string_view RealmOfTgt(const kerberos::KdcReq& request);

// OpenTgt opens a ticket-granting ticket for this realm, of its own or of a realm that trusts it, with the errors from
// KRB_AP_ERR_NOT_US to KRB_AP_ERR_BAD_INTEGRITY above. CheckTicketTimes has the two about a ticket's life.
kerberos::KrbErrorCode OpenTgt(Authority& authority, std::string_view realm, const kerberos::Ticket& ticket,
                               PresentedTgt& tgt);
kerberos::KrbErrorCode CheckTicketTimes(const Authority& authority, const kerberos::EncTicketPart& ticket);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_PRESENTED_TGT_H_
