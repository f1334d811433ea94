#include "tools/provider/traffic.h"

#include <gtest/gtest.h>

#include <string>

#include "model/sec_buffer.h"

namespace legwork::provider {
namespace {

constexpr std::uint16_t kClient = 1, kServer = 2;
const Sender kSender = {kClient, {0x10, 0x20}};

Bytes Octets(std::string_view text) { return ToBytes(AsBytes(text)); }

// Protect lets the client protect a message: a TOKEN of 16 octets, and the pieces of its data.
void Protect(Traffic& traffic, const std::string& token, const std::vector<std::string>& pieces,
             const std::string& padding = "", bool seals = false) {
  std::vector<BufferResult> message(1);
  message[0].type = static_cast<std::uint32_t>(BufferType::kToken);
  message[0].content = Octets(token);
  for (const std::string& piece : pieces) {
    message.emplace_back().type = static_cast<std::uint32_t>(BufferType::kData);
    message.back().content = Octets(piece);
  }
  message.emplace_back().type = static_cast<std::uint32_t>(BufferType::kPadding);
  message.back().content = Octets(padding);
  traffic.Protect(kSender, message, 0, seals);
}

struct Piece {
  BufferType type;
  std::string text;
};

MessageOrigin Take(Traffic& traffic, const std::vector<Piece>& pieces) {
  DescriptorArgument message;
  message.is_null = false;
  for (const Piece& piece : pieces) {
    message.buffers.emplace_back().type = static_cast<std::uint32_t>(piece.type);
    message.buffers.back().content = Octets(piece.text);
  }
  return traffic.TakeMessage(kServer, message, false).origin;
}

constexpr BufferType kToken = BufferType::kToken, kData = BufferType::kData, kStream = BufferType::kStream;
const std::string kOne = "the first token.", kTwo = "the other token.", kThree = "the third token.";

TEST(Traffic, TellsInWhichOrderMessagesAreTaken) {
  Traffic traffic;
  Protect(traffic, kOne, {"one"});
  Protect(traffic, kTwo, {"two"});
  EXPECT_EQ(Take(traffic, {{kToken, kTwo}, {kData, "two"}}), MessageOrigin::kEarly);
  EXPECT_EQ(Take(traffic, {{kToken, kOne}, {kData, "xne"}}), MessageOrigin::kAltered);
  EXPECT_EQ(Take(traffic, {{kToken, kOne}, {kData, "one"}}), MessageOrigin::kInOrder);
  EXPECT_EQ(Take(traffic, {{kToken, kOne}, {kData, "one"}}), MessageOrigin::kReplayed);
  EXPECT_EQ(Take(traffic, {{kToken, kTwo}, {kData, "two"}}), MessageOrigin::kInOrder);
}

TEST(Traffic, KnowsNothingOfWhatIsTakenForWhatItIsNot) {
  Traffic traffic;
  Protect(traffic, kOne, {"one"}, "", true);
  Protect(traffic, kTwo, {"two"});
  EXPECT_EQ(Take(traffic, {{kToken, kOne}, {kData, "one"}}), MessageOrigin::kUnknown) << "it is sealed";
  EXPECT_EQ(Take(traffic, {{kToken, kTwo}, {kData, "two"}}), MessageOrigin::kUnknown) << "what follows";
}

TEST(Traffic, TakesTokensOfTheSameOctetsOneByOne) {
  Traffic traffic;
  TokenFacts token;
  token.id = 7;
  const Bytes octets = Octets("NTLMSSP");
  const Sender other = {kClient, {0x11, 0x20}};
  traffic.Emit(kSender, token, octets);
  traffic.Emit(other, token, octets);
  const Traffic::Taken first = traffic.Take(kServer, token, octets);
  EXPECT_EQ(first.origin, TokenOrigin::kPeer);
  ASSERT_TRUE(first.sent_by.has_value());
  EXPECT_EQ(first.sent_by->context, kSender.context);
  EXPECT_EQ(traffic.Take(kServer, token, octets).origin, TokenOrigin::kPeer);
  EXPECT_EQ(traffic.Take(kServer, token, octets).origin, TokenOrigin::kReplayed);
}

TEST(Traffic, KnowsAMessageHoweverItIsCut) {
  Traffic traffic;
  Protect(traffic, kOne, {"cut in", " two"}, "\x01");
  Protect(traffic, kTwo, {"in one piece"});
  EXPECT_EQ(Take(traffic, {{BufferType::kPadding, "\x01"}, {kData, "cut in two"}, {kToken, kOne}}),
            MessageOrigin::kInOrder);
  EXPECT_EQ(Take(traffic, {{kToken, kTwo}, {kData, "in one"}, {kData, " piece"}}), MessageOrigin::kInOrder);
}

TEST(Traffic, KnowsAMessageInAStream) {
  Traffic traffic;
  Protect(traffic, kOne, {"one"}, "\x01");
  Protect(traffic, kTwo, {"two"});
  EXPECT_EQ(Take(traffic, {{kStream, kOne + "one\x01"}, {kData, ""}}), MessageOrigin::kInOrder);
  EXPECT_EQ(Take(traffic, {{kStream, kOne + "one\x01"}, {kData, ""}}), MessageOrigin::kReplayed);
  EXPECT_EQ(Take(traffic, {{kToken, kTwo}, {kData, "two"}}), MessageOrigin::kInOrder);
}

TEST(Traffic, CallsNothingEarlyBehindAMessageThatItDoesNotKnow) {
  Traffic traffic;
  Protect(traffic, kOne, {"one"});
  Protect(traffic, kTwo, {"two"});
  Protect(traffic, kThree, {"three"});
  EXPECT_EQ(Take(traffic, {{kStream, "in front of it: " + kOne + "one"}, {kData, ""}}), MessageOrigin::kUnknown);
  EXPECT_EQ(Take(traffic, {{kToken, kTwo}, {kData, "two"}}), MessageOrigin::kUnknown);
  EXPECT_EQ(Take(traffic, {{kToken, kThree}, {kData, "three"}}), MessageOrigin::kInOrder);
}

}  // namespace
}  // namespace legwork::provider
