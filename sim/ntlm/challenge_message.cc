#include "sim/ntlm/challenge_message.h"

#include <algorithm>

#include "sim/ntlm/payload_field.h"
#include "sim/wire/reader.h"

namespace legwork::ntlm {
namespace {

constexpr std::size_t kHeaderSize = 48;  // bytes, without Version

bool GetChallenge(Reader& in, Challenge* challenge) {
  ByteView bytes;
  if (!in.GetBytes(challenge->size(), &bytes)) return false;
  std::ranges::copy(bytes, challenge->begin());
  return true;
}

}  // namespace

Result<ChallengeMessage> ReadChallengeMessage(ByteView token) {
  ChallengeMessage message;
  std::array<PayloadField, 2> fields;
  Reader in(token);
  if (!ExpectMessageHeader(in, MessageType::kChallenge) || !GetPayloadField(in, &fields[0]) ||
      !in.GetU32Le(&message.negotiate_flags) || !GetChallenge(in, &message.server_challenge) ||
      !in.GetU64Le(&message.reserved) || !GetPayloadField(in, &fields[1])) {
    return in.Failure("ChallengeMessage");
  }
  const bool has_version = PayloadStart(token, fields) >= kHeaderSize + kVersionSize;
  if (has_version && !GetVersion(in, &message.version.emplace())) return in.Failure("ChallengeMessage");
  if (!has_version && (message.negotiate_flags & kNegotiateVersion) != 0) {
    return Error{"ChallengeMessage.Version", kHeaderSize};
  }
  std::size_t failed_at = 0;
  if (!CheckPayload(token, in.Offset(), fields, &failed_at)) return Error{"ChallengeMessage.Payload", failed_at};
  message.target_name = PayloadOf(token, fields[0]);
  message.target_info = PayloadOf(token, fields[1]);
  message.trailing = TrailingOf(token, in.Offset(), fields);
  return message;
}

void WriteChallengeMessage(const ChallengeMessage& message, Writer& out) {
  PayloadLayout layout(kHeaderSize + (message.version ? kVersionSize : 0));
  PutMessageHeader(out, MessageType::kChallenge);
  PutPayloadField(out, layout.Place(message.target_name));
  out.PutU32Le(message.negotiate_flags);
  out.PutBytes(message.server_challenge);
  out.PutU64Le(message.reserved);
  PutPayloadField(out, layout.Place(message.target_info));
  if (message.version) PutVersion(out, *message.version);
  out.PutBytes(message.target_name);
  out.PutBytes(message.target_info);
  out.PutBytes(message.trailing);
}

}  // namespace legwork::ntlm
