#ifndef LEGWORK_SIM_KDC_AS_EXCHANGE_H_
#define LEGWORK_SIM_KDC_AS_EXCHANGE_H_

#include <string_view>

#include "sim/kdc/authority.h"
#include "sim/kdc/exchange_answer.h"
#include "sim/kerberos/message/kdc_req.h"

namespace legwork::kdc {

// kPasswordService is the service that changes passwords (RFC 3244), whose tickets even an expired password gets.
inline constexpr std::string_view kPasswordService = "kadmin/changepw";

// AnswerAsReq is the KDC's side of the authentication service exchange (RFC 4120 section 3.1.3) with encrypted
// timestamps as its one pre-authentication. Its errors, in the order of its checks:
//
//   KDC_ERR_BAD_PVNO  KDC_ERR_WRONG_REALM  KDC_ERR_C_PRINCIPAL_UNKNOWN  KDC_ERR_CLIENT_REVOKED
//   KDC_ERR_S_PRINCIPAL_UNKNOWN  KDC_ERR_SERVICE_REVOKED  KDC_ERR_BADOPTION  KDC_ERR_ETYPE_NOSUPP
//   KDC_ERR_PREAUTH_REQUIRED  KDC_ERR_PREAUTH_FAILED  KRB_AP_ERR_SKEW  KDC_ERR_KEY_EXPIRED
//   KDC_ERR_CANNOT_POSTDATE  KDC_ERR_NEVER_VALID
//
// KDC_ERR_KEY_EXPIRED comes behind pre-authentication, as an Active Directory KDC says it only to who has the password.
ExchangeAnswer AnswerAsReq(Authority& authority, std::string_view realm, const kerberos::KdcReq& request);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_AS_EXCHANGE_H_
