#ifndef LEGWORK_SIM_KDC_EXCHANGE_ANSWER_H_
#define LEGWORK_SIM_KDC_EXCHANGE_ANSWER_H_

#include <cstdint>
#include <string>

#include "sim/base/bytes.h"
#include "sim/kerberos/message/krb_error_code.h"

namespace legwork::kdc {

// ExchangeAnswer is what an exchange came to: a reply, or an error with its e-data.
struct ExchangeAnswer {
  kerberos::KrbErrorCode error = kerberos::KrbErrorCode::kNone;
  Bytes reply;                     // if there is no error
  Bytes e_data;                    // absent if empty
  std::string referral;            // the realm that KDC_ERR_WRONG_REALM names as the client's; "" if none
  std::uint32_t ticket_flags = 0;  // of the ticket in the reply
};

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_EXCHANGE_ANSWER_H_
