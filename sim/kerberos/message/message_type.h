#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_MESSAGE_TYPE_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_MESSAGE_TYPE_H_

#include <cstdint>
#include <string_view>

#include "sim/base/bytes.h"

namespace legwork::kerberos {

inline constexpr std::int32_t kProtocolVersion = 5;

// MessageType is both msg-type and the APPLICATION tag of a message (RFC 4120 section 7.5.7).
enum class MessageType : std::int32_t {
  kNone = 0,
  kAsReq = 10,
  kAsRep = 11,
  kTgsReq = 12,
  kTgsRep = 13,
  kApReq = 14,
  kApRep = 15,
  kTgtReq = 16,  // no APPLICATION: of the user-to-user exchange of tokens
  kTgtRep = 17,
  kCred = 22,
  kError = 30,
};

// NameOf prints "KRB_AS_REQ" and so on, "?" for kNone.
std::string_view NameOf(MessageType type);

// PeekMessageType tells from the first octet what a message claims to be; kNone if it is none of these.
MessageType PeekMessageType(ByteView message);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_MESSAGE_TYPE_H_
