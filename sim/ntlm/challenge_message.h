#ifndef LEGWORK_SIM_NTLM_CHALLENGE_MESSAGE_H_
#define LEGWORK_SIM_NTLM_CHALLENGE_MESSAGE_H_

#include <array>
#include <cstdint>
#include <cstdint>
#include <optional>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/ntlm/message_header.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {

// Challenge is a nonce: ServerChallenge and ClientChallenge.
using Challenge = std::array<std::uint8_t, 8>;

// ChallengeMessage is CHALLENGE_MESSAGE (MS-NLMP 2.2.1.2), the acceptor's answer:
//
//   Signature 8  MessageType 4  TargetNameFields 8  NegotiateFlags 4  ServerChallenge 8  Reserved 8
//   TargetInfoFields 8  [Version 8]  Payload
//
// The views are the reader's input or the writer's caller's. MS-NLMP has zeros in Reserved and ignores it; with
// NEGOTIATE_LOCAL_CALL Windows has the acceptor's handle there (windows-observed H17).
struct ChallengeMessage {
  ByteView target_name;  // UTF-16LE, or OEM characters without NEGOTIATE_UNICODE
  NegotiateFlags negotiate_flags = 0;
  Challenge server_challenge = {};
  ByteView target_info;  // a list of AvPair (av_pair.h), empty if absent
  std::optional<Version> version;
  ByteView trailing = {};  // octets behind the payload that no field speaks of, usually none
  std::uint64_t reserved = 0;
};

Result<ChallengeMessage> ReadChallengeMessage(ByteView token);
void WriteChallengeMessage(const ChallengeMessage& message, Writer& out);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_CHALLENGE_MESSAGE_H_
