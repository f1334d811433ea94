#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_AP_REQ_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_AP_REQ_H_

#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/kerberos/message/encrypted_data.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/kerberos/message/ticket.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// APOptions.
inline constexpr std::uint32_t kApUseSessionKey = 0x40000000;
inline constexpr std::uint32_t kApMutualRequired = 0x20000000;

// ApReq is KRB_AP_REQ (RFC 4120 section 5.5.1). It looks at the octets it was read from. pvno and msg-type are not
// judged here: the receiver answers a wrong one with an error of its own.
//
//   AP-REQ ::= [APPLICATION 14] SEQUENCE {
//     pvno [0] INTEGER (5), msg-type [1] INTEGER (14), ap-options [2] APOptions, ticket [3] Ticket,
//     authenticator [4] EncryptedData }
struct ApReq {
  std::int32_t pvno = kProtocolVersion;
  std::int32_t msg_type = static_cast<std::int32_t>(MessageType::kApReq);
  std::uint32_t ap_options = 0;
  Ticket ticket;
  EncryptedData authenticator;
};

Result<ApReq> ReadApReq(ByteView message);
void WriteApReq(DerWriter& out, const ApReq& ap_req);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_AP_REQ_H_
