#ifndef LEGWORK_SIM_KDC_S4U_REQUEST_H_
#define LEGWORK_SIM_KDC_S4U_REQUEST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/kdc/authority.h"
#include "sim/kdc/evidence_pac.h"
#include "sim/kdc/foreign_user.h"
#include "sim/kdc/presented_tgt.h"
#include "sim/kerberos/message/kdc_req.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/principal_name.h"
#include "sim/kerberos/message/ticket.h"
#include "sim/world/directory.h"

namespace legwork::kdc {

// S4uRequest is the user in whose name a service asks for a ticket (MS-SFU): one to itself, for a user whom it names
// (S4U2self), or one to another service, for the user of a ticket that it has (S4U2proxy). Views look into the request
// and into the members.
//
// Where user, service and target are not of one realm, the request goes from KDC to KDC, by ticket-granting tickets
// that are the service's own and have the user in their PAC (foreign_user.h): home from the user's realm, or on to the
// target's.
struct S4uRequest {
  enum class Kind : std::uint8_t { kNone, kSelf, kProxy };

  Kind kind = Kind::kNone;
  const Account* user = nullptr;  // null if he belongs to another realm
  kerberos::PrincipalName user_name;
  std::string asked_name;  // by which the client asks on, an enterprise name perhaps, and which a referral repeats
  std::string_view user_realm;
  bool refers = false;       // the ticket is such a ticket-granting one
  bool may_forward = false;  // the ticket may be FORWARDABLE
  std::optional<kerberos::EncTicketPart> evidence;
  Bytes evidence_plaintext;
  EvidencePac history;  // what the next PAC tells of how the user came to be named
  ForeignUser foreign;  // whom the PAC of another realm names, into which the user's views then look
  Bytes reply_padata;  // PA-S4U-X509-USER to answer with; empty if it was not sent
};

// WantsTicketToSelf says whether the request names a user (PA-FOR-USER or PA-S4U-X509-USER).
bool WantsTicketToSelf(const kerberos::KdcReq& request);

// KnowsResourceBased says whether the client knows that targets may have a say (MS-KILE section 2.2.10).
bool KnowsResourceBased(const kerberos::KdcReq& request);

// ReadSelfRequest finds the user (MS-SFU section 3.2.5.1). `service` is whose TGT it is, null if of another realm, and
// `server` what was asked for, or the trust on the way home:
//
//   KRB_AP_ERR_BADMATCH     the service asks for a ticket to somebody else
//   KRB_AP_ERR_MODIFIED     the name is not signed by the TGT's session key
//   KDC_ERR_C_PRINCIPAL_UNKNOWN  KDC_ERR_CLIENT_REVOKED   there is no such user, or he is disabled; or he is of another
//                           realm and the TGT does not come from there with him in its PAC
kerberos::KrbErrorCode ReadSelfRequest(Authority& authority, std::string_view realm, const kerberos::KdcReq& request,
                                       const PresentedTgt& tgt, const Account* service, const Account& server,
                                       S4uRequest& s4u);

// ReadProxyRequest opens the evidence and judges by the accounts (MS-SFU section 3.2.5.2): the service's delegates_to,
// for which the evidence must be FORWARDABLE, or the target's accepts_from, if the request knows of it. A service of
// another realm has only the latter, which lists it as HTTP/front@EXAMPLE.COM, and a referral for evidence. `target`
// may be a trust: then the target's realm will judge.
//
//   KDC_ERR_BADOPTION       no evidence, or the accounts do not allow it
//   KRB_AP_ERR_MODIFIED     the evidence does not open with the service's key, or its PAC is not as its KDC made it
//   KRB_AP_ERR_TKT_EXPIRED, KRB_AP_ERR_TKT_NYV
kerberos::KrbErrorCode ReadProxyRequest(Authority& authority, std::string_view realm, const kerberos::KdcReq& request,
                                       const PresentedTgt& tgt, const Account* service, const Account& target,
                                       S4uRequest& s4u);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_S4U_REQUEST_H_
