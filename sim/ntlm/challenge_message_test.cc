#include "sim/ntlm/challenge_message.h"

#include <gtest/gtest.h>

#include "sim/ntlm/av_pair.h"
#include "sim/ntlm/nlmp_examples.h"

namespace legwork::ntlm {
namespace {

Bytes Write(const ChallengeMessage& message) {
  Bytes bytes;
  Writer out(bytes);
  WriteChallengeMessage(message, out);
  return bytes;
}

TEST(ChallengeMessage, ReadsAndWritesThePublishedExample) {
  const Bytes token = Unhex(kExampleChallengeMessage);
  const Result<ChallengeMessage> message = ReadChallengeMessage(token);
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(message->negotiate_flags, kExampleFlags);
  EXPECT_EQ(message->server_challenge, kExampleServerChallenge);
  EXPECT_EQ(ToHex(message->target_name), "530065007200760065007200");
  EXPECT_EQ(message->version, (Version{6, 0, 6000, 15}));
  Reader target_info(message->target_info);
  AvPairs pairs;
  ASSERT_TRUE(GetAvPairs(target_info, &pairs) && target_info.empty());
  EXPECT_EQ(ToHex(*pairs.Find(AvId::kMsvAvNbDomainName)), "44006f006d00610069006e00");
  EXPECT_EQ(ToHex(Write(*message)), ToHex(token));
}

TEST(ChallengeMessage, MayLackVersionAndPayload) {
  const Bytes token = Write({{}, kNegotiateUnicode, kExampleServerChallenge, {}, std::nullopt});
  EXPECT_EQ(token.size(), 48u);
  const Result<ChallengeMessage> message = ReadChallengeMessage(token);
  ASSERT_TRUE(message.ok());
  EXPECT_FALSE(message->version);
  EXPECT_TRUE(message->target_info.empty());
}

TEST(ChallengeMessage, RefusesEveryTruncation) {
  const Bytes token = Unhex(kExampleChallengeMessage);
  for (std::size_t size = 0; size < token.size(); ++size) {
    EXPECT_FALSE(ReadChallengeMessage(ByteView(token).first(size))) << size;
  }
}

TEST(ChallengeMessage, KeepsTrailingBytes) {
  Bytes token = Unhex(kExampleChallengeMessage);
  token.insert(token.end(), {0xAB, 0xCD});
  const Result<ChallengeMessage> message = ReadChallengeMessage(token);
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(ToBytes(message->trailing), Bytes({0xAB, 0xCD}));
  Bytes again;
  Writer out(again);
  WriteChallengeMessage(*message, out);
  EXPECT_EQ(again, token);
}

TEST(ChallengeMessage, RefusesTheOtherMessages) {
  EXPECT_FALSE(ReadChallengeMessage(Unhex(kExampleAuthenticateMessage)));
}

}  // namespace
}  // namespace legwork::ntlm
