#include "sim/ntlm/authenticate_message.h"

#include <algorithm>
#include <cassert>

#include "sim/ntlm/payload_field.h"
#include "sim/wire/reader.h"

namespace legwork::ntlm {
namespace {

constexpr std::size_t kHeaderSize = 64;  // bytes, without Version and MIC
constexpr std::size_t kMicSize = std::tuple_size_v<Mic>;
static_assert(kMicOffset == kHeaderSize + kVersionSize);

// Fields is in the order of the header.
struct Fields {
  std::array<PayloadField, 6> all;
  PayloadField& lm = all[0];
  PayloadField& nt = all[1];
  PayloadField& domain = all[2];
  PayloadField& user = all[3];
  PayloadField& workstation = all[4];
  PayloadField& session_key = all[5];
};

bool GetFields(Reader& in, Fields& fields) {
  return std::ranges::all_of(fields.all, [&](PayloadField& field) { return GetPayloadField(in, &field); });
}

bool GetMic(Reader& in, Mic* mic) {
  ByteView bytes;
  if (!in.GetBytes(kMicSize, &bytes)) return false;
  std::ranges::copy(bytes, mic->begin());
  return true;
}

// GetVersionAndMic takes what lies between NegotiateFlags and the payload.
bool GetVersionAndMic(Reader& in, std::size_t payload_start, AuthenticateMessage& message) {
  if (payload_start < kMicOffset) return (message.negotiate_flags & kNegotiateVersion) == 0 || in.Fail();
  if (!GetVersion(in, &message.version.emplace())) return false;
  return payload_start < kMicOffset + kMicSize || GetMic(in, &message.mic.emplace());
}

void SetValues(ByteView token, const Fields& fields, AuthenticateMessage& message) {
  message.lm_challenge_response = PayloadOf(token, fields.lm);
  message.nt_challenge_response = PayloadOf(token, fields.nt);
  message.domain_name = PayloadOf(token, fields.domain);
  message.user_name = PayloadOf(token, fields.user);
  message.workstation = PayloadOf(token, fields.workstation);
  message.encrypted_random_session_key = PayloadOf(token, fields.session_key);
}

std::size_t HeaderSizeOf(const AuthenticateMessage& message) {
  assert(message.version || !message.mic);
  return kHeaderSize + (message.version ? kVersionSize : 0) + (message.mic ? kMicSize : 0);
}

}  // namespace

Result<AuthenticateMessage> ReadAuthenticateMessage(ByteView token) {
  AuthenticateMessage message;
  Fields fields;
  Reader in(token);
  if (!ExpectMessageHeader(in, MessageType::kAuthenticate) || !GetFields(in, fields) ||
      !in.GetU32Le(&message.negotiate_flags) || !GetVersionAndMic(in, PayloadStart(token, fields.all), message)) {
    return in.Failure("AuthenticateMessage");
  }
  std::size_t failed_at = 0;
  if (!CheckPayload(token, in.Offset(), fields.all, &failed_at)) {
    return Error{"AuthenticateMessage.Payload", failed_at};
  }
  SetValues(token, fields, message);
  message.trailing = TrailingOf(token, in.Offset(), fields.all);
  return message;
}

// The payload's order is that of the examples in MS-NLMP 4.2: names first, then responses.
void WriteAuthenticateMessage(const AuthenticateMessage& message, Writer& out) {
  PayloadLayout layout(HeaderSizeOf(message));
  Fields fields;
  fields.domain = layout.Place(message.domain_name);
  fields.user = layout.Place(message.user_name);
  fields.workstation = layout.Place(message.workstation);
  fields.lm = layout.Place(message.lm_challenge_response);
  fields.nt = layout.Place(message.nt_challenge_response);
  fields.session_key = layout.Place(message.encrypted_random_session_key);

  PutMessageHeader(out, MessageType::kAuthenticate);
  for (const PayloadField& field : fields.all) PutPayloadField(out, field);
  out.PutU32Le(message.negotiate_flags);
  if (message.version) PutVersion(out, *message.version);
  if (message.mic) out.PutBytes(*message.mic);
  out.PutBytes(message.domain_name);
  out.PutBytes(message.user_name);
  out.PutBytes(message.workstation);
  out.PutBytes(message.lm_challenge_response);
  out.PutBytes(message.nt_challenge_response);
  out.PutBytes(message.encrypted_random_session_key);
  out.PutBytes(message.trailing);
}

}  // namespace legwork::ntlm
