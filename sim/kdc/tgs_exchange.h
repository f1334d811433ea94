#ifndef LEGWORK_SIM_KDC_TGS_EXCHANGE_H_
#define LEGWORK_SIM_KDC_TGS_EXCHANGE_H_

#include <string_view>

#include "sim/kdc/authority.h"
#include "sim/kdc/exchange_answer.h"
#include "sim/kdc/presented_tgt.h"
#include "sim/kerberos/message/kdc_req.h"

namespace legwork::kdc {

// AnswerTgsReq is the KDC's side of the ticket-granting service exchange (RFC 4120 section 3.3.3). The errors behind
// those of the presented ticket, in the order of its checks:
//
//   KDC_ERR_BAD_PVNO (before all)  KDC_ERR_WRONG_REALM  KDC_ERR_C_PRINCIPAL_UNKNOWN  KDC_ERR_CLIENT_REVOKED
//   KDC_ERR_S_PRINCIPAL_UNKNOWN  KDC_ERR_SERVICE_REVOKED  KDC_ERR_BADOPTION  KDC_ERR_POLICY
//   user to user: KDC_ERR_BADOPTION  KDC_ERR_POLICY  those of opening a TGT  KDC_ERR_SERVER_NOMATCH  of its life
//   KDC_ERR_ETYPE_NOSUPP  KDC_ERR_CANNOT_POSTDATE  KDC_ERR_NEVER_VALID
//
// A ticket that may not be forwarded: KDC_ERR_BADOPTION if it is not FORWARDABLE, KDC_ERR_POLICY if it is and yet the
// account is by now marked as not to be delegated.
ExchangeAnswer AnswerTgsReq(Authority& authority, std::string_view realm, const kerberos::KdcReq& request,
                            const PresentedTgt& tgt);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_TGS_EXCHANGE_H_
