#include "sim/ntlm/negotiate_message.h"

#include <gtest/gtest.h>

#include "sim/ntlm/nlmp_examples.h"

namespace legwork::ntlm {
namespace {

constexpr std::string_view kWithPayload =
    "4e544c4d53535000 01000000 373208e2 04000400 28000000 03000300 2c000000 0601b01d0000000f 44 4f 4d 31 57 53 31";

Bytes Write(const NegotiateMessage& message) {
  Bytes bytes;
  Writer out(bytes);
  WriteNegotiateMessage(message, out);
  return bytes;
}

TEST(NegotiateMessage, RoundTrips) {
  const Bytes token = Unhex(kWithPayload);
  const Result<NegotiateMessage> message = ReadNegotiateMessage(token);
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(message->negotiate_flags, 0xE2083237u);
  EXPECT_EQ(AsText(message->domain_name), "DOM1");
  EXPECT_EQ(AsText(message->workstation), "WS1");
  EXPECT_EQ(message->version, (Version{6, 1, 7600, 15}));
  EXPECT_EQ(ToHex(Write(*message)), ToHex(token));
}

TEST(NegotiateMessage, MayLackVersionAndPayload) {
  const Bytes token = Write({kNegotiateUnicode, {}, {}, std::nullopt});
  EXPECT_EQ(token.size(), 32u);
  const Result<NegotiateMessage> message = ReadNegotiateMessage(token);
  ASSERT_TRUE(message.ok());
  EXPECT_FALSE(message->version);
}

TEST(NegotiateMessage, NeedsTheVersionThatItsFlagsPromise) {
  EXPECT_FALSE(ReadNegotiateMessage(Write({kNegotiateVersion, {}, {}, std::nullopt})));
  EXPECT_TRUE(ReadNegotiateMessage(Write({kNegotiateVersion, {}, {}, kOwnVersion})));
}

// MS-NLMP 2.2.1.1: without its flag a name's field is ignored on receipt.
TEST(NegotiateMessage, IgnoresNamesThatItsFlagsDoNotPromise) {
  Bytes token = Write({kNegotiateUnicode, {}, {}, kOwnVersion});
  token[16] = 1;   // DomainNameLen
  token[24] = 77;  // WorkstationLen
  const Result<NegotiateMessage> message = ReadNegotiateMessage(token);
  ASSERT_TRUE(message.ok());
  EXPECT_TRUE(message->domain_name.empty());
  EXPECT_TRUE(message->workstation.empty());
  token[13] |= 0x10;  // NEGOTIATE_OEM_DOMAIN_SUPPLIED
  EXPECT_FALSE(ReadNegotiateMessage(token));
}

TEST(NegotiateMessage, RefusesEveryTruncation) {
  const Bytes token = Unhex(kWithPayload);
  for (std::size_t size = 0; size < token.size(); ++size) {
    EXPECT_FALSE(ReadNegotiateMessage(ByteView(token).first(size))) << size;
  }
}

TEST(NegotiateMessage, SaysWhichOffsetMakesNoSense) {
  Bytes token = Unhex(kWithPayload);
  token[20] = 0xFF;  // DomainNameFields.BufferOffset
  const Result<NegotiateMessage> message = ReadNegotiateMessage(token);
  ASSERT_FALSE(message.ok());
  EXPECT_EQ(message.error().what, "NegotiateMessage.Payload");
  EXPECT_EQ(message.error().at, token.size());
}

TEST(NegotiateMessage, KeepsTrailingBytes) {
  Bytes token = Unhex(kWithPayload);
  token.push_back(0xAB);
  const Result<NegotiateMessage> message = ReadNegotiateMessage(token);
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(ToBytes(message->trailing), Bytes({0xAB}));
  Bytes again;
  Writer out(again);
  WriteNegotiateMessage(*message, out);
  EXPECT_EQ(again, token);
}

TEST(NegotiateMessage, RefusesTheOtherMessages) {
  EXPECT_FALSE(ReadNegotiateMessage(Unhex(kExampleChallengeMessage)));
  EXPECT_FALSE(ReadNegotiateMessage(Unhex(kExampleAuthenticateMessage)));
}

}  // namespace
}  // namespace legwork::ntlm
