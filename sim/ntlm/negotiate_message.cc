#include "sim/ntlm/negotiate_message.h"

#include <array>

#include "sim/ntlm/payload_field.h"
#include "sim/wire/reader.h"

namespace legwork::ntlm {
namespace {

constexpr std::size_t kHeaderSize = 32;  // bytes, without Version

}  // namespace

Result<NegotiateMessage> ReadNegotiateMessage(ByteView token) {
  NegotiateMessage message;
  std::array<PayloadField, 2> fields;
  Reader in(token);
  if (!ExpectMessageHeader(in, MessageType::kNegotiate) || !in.GetU32Le(&message.negotiate_flags) ||
      !GetPayloadField(in, &fields[0]) || !GetPayloadField(in, &fields[1])) {
    return in.Failure("NegotiateMessage");
  }
  IgnoreUnless((message.negotiate_flags & kNegotiateOemDomainSupplied) != 0, fields[0]);
  IgnoreUnless((message.negotiate_flags & kNegotiateOemWorkstationSupplied) != 0, fields[1]);
  const bool has_version = PayloadStart(token, fields) >= kHeaderSize + kVersionSize;
  if (has_version && !GetVersion(in, &message.version.emplace())) return in.Failure("NegotiateMessage");
  if (!has_version && (message.negotiate_flags & kNegotiateVersion) != 0) {
    return Error{"NegotiateMessage.Version", kHeaderSize};
  }
  std::size_t failed_at = 0;
  if (!CheckPayload(token, in.Offset(), fields, &failed_at)) return Error{"NegotiateMessage.Payload", failed_at};
  message.domain_name = PayloadOf(token, fields[0]);
  message.workstation = PayloadOf(token, fields[1]);
  message.trailing = TrailingOf(token, in.Offset(), fields);
  return message;
}

void WriteNegotiateMessage(const NegotiateMessage& message, Writer& out) {
  PayloadLayout layout(kHeaderSize + (message.version ? kVersionSize : 0));
  PutMessageHeader(out, MessageType::kNegotiate);
  out.PutU32Le(message.negotiate_flags);
  PutPayloadField(out, layout.Place(message.domain_name));
  PutPayloadField(out, layout.Place(message.workstation));
  if (message.version) PutVersion(out, *message.version);
  out.PutBytes(message.domain_name);
  out.PutBytes(message.workstation);
  out.PutBytes(message.trailing);
}

}  // namespace legwork::ntlm
