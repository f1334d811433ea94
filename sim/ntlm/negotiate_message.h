#ifndef LEGWORK_SIM_NTLM_NEGOTIATE_MESSAGE_H_
#define LEGWORK_SIM_NTLM_NEGOTIATE_MESSAGE_H_

#include <optional>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/ntlm/message_header.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {

// NegotiateMessage is NEGOTIATE_MESSAGE (MS-NLMP 2.2.1.1), from the initiator:
//
//   Signature 8  MessageType 4  NegotiateFlags 4  DomainNameFields 8  WorkstationFields 8  [Version 8]  Payload
//
// The views are the reader's input or the writer's caller's.
struct NegotiateMessage {
  NegotiateFlags negotiate_flags = 0;
  ByteView domain_name;  // OEM characters
  ByteView workstation;  // OEM characters
  std::optional<Version> version;
  ByteView trailing = {};  // octets behind the payload that no field speaks of, usually none
};

// A name whose flag is not set is ignored, whatever its field says.
Result<NegotiateMessage> ReadNegotiateMessage(ByteView token);
void WriteNegotiateMessage(const NegotiateMessage& message, Writer& out);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NEGOTIATE_MESSAGE_H_
