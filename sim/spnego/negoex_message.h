#ifndef LEGWORK_SIM_SPNEGO_NEGOEX_MESSAGE_H_
#define LEGWORK_SIM_SPNEGO_NEGOEX_MESSAGE_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/wire/writer.h"

namespace legwork::spnego {

// NegoExType is MESSAGE_TYPE (MS-NEGOEX 2.2.6.1).
enum class NegoExType : std::uint32_t {
  kInitiatorNego = 0,
  kAcceptorNego = 1,
  kInitiatorMetaData = 2,
  kAcceptorMetaData = 3,
  kChallenge = 4,  // from the acceptor
  kApRequest = 5,  // from the initiator
  kVerify = 6,
  kAlert = 7,
};
std::string_view NegoExTypeName(NegoExType type);  // "INITIATOR_NEGO"

// Guid is any 16 octets that name something: a conversation or an authentication scheme.
using Guid = std::array<std::uint8_t, 16>;

// TypedValue is an EXTENSION or an ALERT: a number and octets of its meaning.
struct TypedValue {
  std::uint32_t type = 0;
  ByteView value = {};
};
inline constexpr std::uint32_t kCriticalExtension = 0x80000000;  // bit of EXTENSION's type
inline constexpr std::uint32_t kAlertPulse = 1;                  // ALERT's type: the value is an ALERT_PULSE
inline constexpr std::uint32_t kChecksumRfc3961 = 1;             // ChecksumScheme

// NegoExMessage is one message of MS-NEGOEX 2.2.6, of which a token holds one or more, side by side. All begin alike,
// little-endian, offsets counting from the message's first octet:
//
//   Signature 8 ("NEGOEXTS")  MessageType 4  SequenceNum 4  cbHeaderLength 4  cbMessageLength 4  ConversationId 16
//
//   NEGO      Random 32  ProtocolVersion 8  AuthSchemes {offset 4 count 2 zero 2}  Extensions {offset 4 count 2 zero 2}
//   EXCHANGE  AuthScheme 16  Exchange {offset 4 length 4}                  META_DATA, CHALLENGE and AP_REQUEST
//   VERIFY    AuthScheme 16  Checksum {20 4 scheme 4 type 4 offset 4 length 4}  zeros 4
//   ALERT     AuthScheme 16  ErrorCode 4  Alerts {offset 4 count 2 zero 2}  zeros 4
//
// Views are the reader's input or the writer's caller's. Fields of other types of message stay as they are.
struct NegoExMessage {
  NegoExType type = NegoExType::kInitiatorNego;
  std::uint32_t sequence_number = 0;  // of the conversation, from 0, both sides together
  Guid conversation_id = {};

  std::array<std::uint8_t, 32> random = {};  // NEGO
  std::uint64_t protocol_version = 0;        // 0 is the only one
  ByteView auth_schemes = {};                // 16 octets each, most preferred first
  std::vector<TypedValue> extensions = {};

  Guid auth_scheme = {};  // all others
  ByteView exchange = {};
  std::uint32_t checksum_scheme = kChecksumRfc3961;  // VERIFY
  std::uint32_t checksum_type = 0;                   // RFC 3961 section 8
  ByteView checksum = {};
  std::uint32_t error_code = 0;  // ALERT, an NTSTATUS
  std::vector<TypedValue> alerts = {};
};

// ReadNegoExMessages wants at least one message and nothing behind the last. A vector must lie behind its message's
// header and within the message; octets between them that no vector names are let be.
Result<std::vector<NegoExMessage>> ReadNegoExMessages(ByteView token);

// WriteNegoExMessage appends one message, its vectors in the order of its fields.
void WriteNegoExMessage(const NegoExMessage& message, Writer& out);

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_NEGOEX_MESSAGE_H_
