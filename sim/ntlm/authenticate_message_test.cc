#include "sim/ntlm/authenticate_message.h"

#include <gtest/gtest.h>

#include "sim/ntlm/nlmp_examples.h"

namespace legwork::ntlm {
namespace {

Bytes Write(const AuthenticateMessage& message) {
  Bytes bytes;
  Writer out(bytes);
  WriteAuthenticateMessage(message, out);
  return bytes;
}

TEST(AuthenticateMessage, ReadsAndWritesThePublishedExample) {
  const Bytes token = Unhex(kExampleAuthenticateMessage);
  const Result<AuthenticateMessage> message = ReadAuthenticateMessage(token);
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(message->negotiate_flags, 0xE2888235u);
  EXPECT_EQ(ToHex(message->user_name), "5500730065007200");
  EXPECT_EQ(ToHex(message->domain_name), "44006f006d00610069006e00");
  EXPECT_EQ(ToHex(message->workstation), "43004f004d0050005500540045005200");
  EXPECT_EQ(message->lm_challenge_response.size(), 24u);
  EXPECT_EQ(message->nt_challenge_response.size(), 84u);
  EXPECT_EQ(message->encrypted_random_session_key.size(), 16u);
  EXPECT_EQ(message->version, (Version{5, 1, 2600, 15}));
  EXPECT_FALSE(message->mic);
  EXPECT_EQ(ToHex(Write(*message)), ToHex(token));
}

TEST(AuthenticateMessage, HasAMicIfItsPayloadBeginsBehindOne) {
  const Bytes example = Unhex(kExampleAuthenticateMessage);
  AuthenticateMessage message = ReadAuthenticateMessage(example).value();
  message.mic = ExampleKey("000102030405060708090a0b0c0d0e0f");
  const Bytes token = Write(message);
  EXPECT_EQ(token.size(), example.size() + 16);
  EXPECT_EQ(token[kMicOffset + 15], 0x0F);
  const Result<AuthenticateMessage> again = ReadAuthenticateMessage(token);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->mic, message.mic);
  EXPECT_EQ(ToHex(Write(*again)), ToHex(token));
}

TEST(AuthenticateMessage, MayLackVersionAndMic) {
  const Bytes example = Unhex(kExampleAuthenticateMessage);
  AuthenticateMessage message = ReadAuthenticateMessage(example).value();
  message.version.reset();
  EXPECT_FALSE(ReadAuthenticateMessage(Write(message))) << "its flags promise a version";
  message.negotiate_flags &= ~kNegotiateVersion;
  const Bytes token = Write(message);
  ASSERT_TRUE(ReadAuthenticateMessage(token).ok());
  EXPECT_FALSE(ReadAuthenticateMessage(token)->version);
}

TEST(AuthenticateMessage, RefusesEveryTruncation) {
  const Bytes token = Unhex(kExampleAuthenticateMessage);
  for (std::size_t size = 0; size < token.size(); ++size) {
    EXPECT_FALSE(ReadAuthenticateMessage(ByteView(token).first(size))) << size;
  }
}

// gss-ntlmssp 1.2.0 leaves eight zeros where names are not ASCII.
TEST(AuthenticateMessage, KeepsTrailingBytes) {
  Bytes token = Unhex(kExampleAuthenticateMessage);
  token.resize(token.size() + 8);
  const Result<AuthenticateMessage> message = ReadAuthenticateMessage(token);
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(ToBytes(message->trailing), Bytes(8));
  EXPECT_EQ(Write(*message), token);
}

TEST(AuthenticateMessage, RefusesOverlappingValues) {
  Bytes token = Unhex(kExampleAuthenticateMessage);
  token[40] = 0x50;  // UserNameFields.BufferOffset, into the domain name
  EXPECT_FALSE(ReadAuthenticateMessage(token));
}

}  // namespace
}  // namespace legwork::ntlm
