#ifndef LEGWORK_SIM_NTLM_AUTHENTICATE_MESSAGE_H_
#define LEGWORK_SIM_NTLM_AUTHENTICATE_MESSAGE_H_

#include <array>
#include <cstdint>
#include <optional>

#include "sim/base/bytes.h"
#include "sim/base/result.h"
#include "sim/ntlm/message_header.h"
#include "sim/ntlm/negotiate_flags.h"
#include "sim/wire/writer.h"

namespace legwork::ntlm {

// Mic is the HMAC-MD5 over the three messages, this one with sixteen zeros in its place.
using Mic = std::array<std::uint8_t, 16>;
inline constexpr std::size_t kMicOffset = 72;  // bytes into an AuthenticateMessage that has one

// AuthenticateMessage is AUTHENTICATE_MESSAGE (MS-NLMP 2.2.1.3), the initiator's last:
//
//   Signature 8  MessageType 4  LmChallengeResponseFields 8  NtChallengeResponseFields 8  DomainNameFields 8
//   UserNameFields 8  WorkstationFields 8  EncryptedRandomSessionKeyFields 8  NegotiateFlags 4  [Version 8 [MIC 16]]
//   Payload
//
// The views are the reader's input or the writer's caller's. Names are UTF-16LE, or OEM characters without
// NEGOTIATE_UNICODE.
struct AuthenticateMessage {
  ByteView lm_challenge_response;
  ByteView nt_challenge_response;
  ByteView domain_name;
  ByteView user_name;
  ByteView workstation;
  ByteView encrypted_random_session_key;
  NegotiateFlags negotiate_flags = 0;
  std::optional<Version> version;
  std::optional<Mic> mic;  // written only behind a version
  ByteView trailing = {};  // octets behind the payload that no field speaks of, usually none
};

Result<AuthenticateMessage> ReadAuthenticateMessage(ByteView token);
void WriteAuthenticateMessage(const AuthenticateMessage& message, Writer& out);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_AUTHENTICATE_MESSAGE_H_
