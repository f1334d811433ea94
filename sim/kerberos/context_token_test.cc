#include "sim/kerberos/context_token.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"

namespace legwork::kerberos {
namespace {

Bytes Framed(MessageType type, ByteView message) {
  Bytes token;
  PutContextToken(token, type, true, [&](DerWriter& out) { out.PutBytes(message); });
  return token;
}

const Bytes kMessage = {0x6E, 0x01, 0x00};

TEST(ContextToken, HasItsPublishedLayout) {
  EXPECT_EQ(ToHex(Framed(MessageType::kApReq, kMessage)),
            "6010"
            "06092a864886f712010202"
            "0100"
            "6e0100");
  EXPECT_EQ(ToHex(Framed(MessageType::kApRep, {})),
            "600d"
            "06092a864886f712010202"
            "0200");
  EXPECT_EQ(ToHex(Framed(MessageType::kError, {})),
            "600d"
            "06092a864886f712010202"
            "0300");
}

TEST(ContextToken, RoundTrips) {
  for (const MessageType type : {MessageType::kApReq, MessageType::kApRep, MessageType::kError}) {
    const Bytes bytes = Framed(type, kMessage);
    const auto token = ReadContextToken(bytes);
    ASSERT_TRUE(token.ok());
    EXPECT_EQ(token->type, type);
    EXPECT_TRUE(token->framed);
    EXPECT_TRUE(SameBytes(token->message, kMessage));
  }
}

TEST(ContextToken, BareMessagesTellTheirType) {
  Bytes bytes;
  PutContextToken(bytes, MessageType::kApReq, false, [&](DerWriter& out) { out.PutBytes(kMessage); });
  EXPECT_EQ(bytes, kMessage);
  const auto token = ReadContextToken(bytes);
  ASSERT_TRUE(token.ok());
  EXPECT_EQ(token->type, MessageType::kApReq);
  EXPECT_FALSE(token->framed);
}

TEST(ContextToken, TruncationsAndTrailingBytesAreRejected) {
  Bytes bytes = Framed(MessageType::kApReq, {});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(ReadContextToken(ByteView(bytes).first(size)).ok()) << size;
  }
  bytes.push_back(0);
  EXPECT_FALSE(ReadContextToken(bytes).ok());
}

TEST(ContextToken, EveryChangeOfTheFrameIsRejectedOrAnotherType) {
  const Bytes bytes = Framed(MessageType::kApReq, {});
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      Bytes changed = bytes;
      changed[at] ^= 1 << bit;
      const auto token = ReadContextToken(changed);
      EXPECT_FALSE(token.ok() && token->type == MessageType::kApReq && token->framed) << at << " bit " << bit;
    }
  }
}

TEST(ContextToken, OtherMechanismsAreRejected) {
  EXPECT_FALSE(ReadContextToken(*FromHex("600806062b0601050502")).ok()) << "SPNEGO";
  EXPECT_FALSE(ReadContextToken(AsBytes(std::string_view("NTLMSSP\0\1\0\0\0", 12))).ok()) << "NTLM";
}

}  // namespace
}  // namespace legwork::kerberos
