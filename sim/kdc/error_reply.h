#ifndef LEGWORK_SIM_KDC_ERROR_REPLY_H_
#define LEGWORK_SIM_KDC_ERROR_REPLY_H_

#include <string_view>

#include "sim/base/bytes.h"
#include "sim/kerberos/message/kdc_req.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kdc {

// ErrorReply is a KRB_ERROR of the realm's KDC to the request, whose names it repeats. `e_data` is left out if empty; a
// `referral` stands in the place of the client's realm.
Bytes ErrorReply(std::string_view realm, Ticks now, const kerberos::KdcReq& request, kerberos::KrbErrorCode error,
                 ByteView e_data, std::string_view referral = {});

// MalformedReply is KRB_ERR_GENERIC to octets that are no request, with a text that says where they stop making sense.
Bytes MalformedReply(std::string_view realm, Ticks now, std::size_t at);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_ERROR_REPLY_H_
