#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/negotiate_message.h"

// What was written is read back, whatever it is; what is read is written back.
namespace legwork::ntlm {
namespace {

Bytes AnyBytes() { return *rc::gen::resize(40, rc::gen::arbitrary<Bytes>()); }

template <std::size_t kSize>
std::array<std::uint8_t, kSize> AnyArray() {
  std::array<std::uint8_t, kSize> array;
  std::ranges::copy(*rc::gen::container<Bytes>(kSize, rc::gen::arbitrary<std::uint8_t>()), array.begin());
  return array;
}

std::optional<Version> AnyVersion(NegotiateFlags flags) {
  if ((flags & kNegotiateVersion) == 0 && *rc::gen::arbitrary<bool>()) return std::nullopt;
  return Version{*rc::gen::arbitrary<std::uint8_t>(), 1, *rc::gen::arbitrary<std::uint16_t>(), 15};
}

template <typename Message>
Bytes Write(const Message& message, void (*write)(const Message&, Writer&)) {
  Bytes token;
  Writer out(token);
  write(message, out);
  return token;
}

RC_GTEST_PROP(MessageCodec, NegotiateRoundTrips, ()) {
  const Bytes domain = AnyBytes();
  const Bytes workstation = AnyBytes();
  const NegotiateFlags names = kNegotiateOemDomainSupplied | kNegotiateOemWorkstationSupplied;
  NegotiateMessage message{names | *rc::gen::arbitrary<NegotiateFlags>(), domain, workstation, std::nullopt};
  message.version = AnyVersion(message.negotiate_flags);
  const Bytes trailing = AnyBytes();
  if (message.version) message.trailing = trailing;  // without it eight octets would be taken for one
  const Bytes token = Write(message, WriteNegotiateMessage);
  const Result<NegotiateMessage> again = ReadNegotiateMessage(token);
  RC_ASSERT(again.ok());
  RC_ASSERT(again->version == message.version);
  RC_ASSERT(SameBytes(again->workstation, workstation));
  RC_ASSERT(Write(*again, WriteNegotiateMessage) == token);
}

RC_GTEST_PROP(MessageCodec, ChallengeRoundTrips, ()) {
  const Bytes target_name = AnyBytes();
  const Bytes target_info = AnyBytes();
  ChallengeMessage message;
  message.target_name = target_name;
  message.negotiate_flags = *rc::gen::arbitrary<NegotiateFlags>();
  message.server_challenge = AnyArray<8>();
  message.reserved = *rc::gen::arbitrary<std::uint64_t>();
  message.target_info = target_info;
  message.version = AnyVersion(message.negotiate_flags);
  const Bytes token = Write(message, WriteChallengeMessage);
  const Result<ChallengeMessage> again = ReadChallengeMessage(token);
  RC_ASSERT(again.ok());
  RC_ASSERT(again->server_challenge == message.server_challenge);
  RC_ASSERT(again->reserved == message.reserved);
  RC_ASSERT(SameBytes(again->target_info, target_info));
  RC_ASSERT(Write(*again, WriteChallengeMessage) == token);
}

RC_GTEST_PROP(MessageCodec, AuthenticateRoundTrips, ()) {
  const Bytes values[6] = {AnyBytes(), AnyBytes(), AnyBytes(), AnyBytes(), AnyBytes(), AnyBytes()};
  AuthenticateMessage message{
      values[0],    values[1],   values[2], values[3], values[4], values[5], *rc::gen::arbitrary<NegotiateFlags>(),
      std::nullopt, std::nullopt};
  message.version = AnyVersion(message.negotiate_flags);
  if (message.version && *rc::gen::arbitrary<bool>()) message.mic = AnyArray<16>();
  const Bytes trailing = AnyBytes();
  if (message.mic) message.trailing = trailing;
  const Bytes token = Write(message, WriteAuthenticateMessage);
  const Result<AuthenticateMessage> again = ReadAuthenticateMessage(token);
  RC_ASSERT(again.ok());
  RC_ASSERT(again->mic == message.mic);
  RC_ASSERT(SameBytes(again->user_name, values[3]));
  RC_ASSERT(Write(*again, WriteAuthenticateMessage) == token);
}

// Readers take what a peer sends: any bytes at all give a message or an error inside them.
RC_GTEST_PROP(MessageCodec, AnyBytesAreReadOrRefused, ()) {
  Bytes token = AnyBytes();
  const std::string_view signature("NTLMSSP\0", 8);
  token.insert(token.begin(), signature.begin(), signature.end());
  if (token.size() > 8) token[8] = static_cast<std::uint8_t>(*rc::gen::inRange(1, 4));
  const Result<AuthenticateMessage> message = ReadAuthenticateMessage(token);
  RC_ASSERT(message.ok() || !message.error().what.empty());
  if (const Result<ChallengeMessage> challenge = ReadChallengeMessage(token)) {
    RC_ASSERT(Write(*challenge, WriteChallengeMessage).size() <= token.size());  // what lies between values is gone
  }
}

}  // namespace
}  // namespace legwork::ntlm
