#include "sim/kerberos/rc4_token.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"

namespace legwork::kerberos {
namespace {

const Bytes kConfounder = *FromHex("4041424344454647");

Rc4TokenKeys Keys() {
  Key key;
  EXPECT_TRUE(MakeKey(23, *FromHex("000102030405060708090a0b0c0d0e0f"), &key));
  return Rc4TokenKeys(key);
}

struct Sealed {
  Bytes front, body;
};

Sealed Seal(const Rc4Token& token, bool is_dce_style) {
  Sealed sealed;
  sealed.body = ToBytes(AsBytes("hello"));
  if (!is_dce_style) sealed.body.push_back(kRc4Pad);
  const std::size_t framed = is_dce_style ? 0 : sealed.body.size();
  sealed.front.resize(Rc4FrontSize(framed));
  const ByteView covered = sealed.body;
  SealRc4(Keys(), token, framed, kConfounder, ByteParts(&covered, 1), sealed.front, sealed.body);
  return sealed;
}

bool Opens(const Sealed& sealed, Rc4Token* token = nullptr) {
  const auto front = ReadRc4Front(sealed.front);
  if (!front.ok()) return false;
  Bytes body = sealed.body;
  const ByteView covered = body;
  const auto opened = OpenRc4(Keys(), *front, ByteParts(&covered, 1), body);
  if (opened.ok() && token != nullptr) *token = *opened;
  return opened.ok() && AsText(body).starts_with("hello");
}

// The octets below were worked out by a program of its own from the pseudo-code of RFC 4757 sections 7.2 and 7.3.
TEST(Rc4TokenTest, MicMatches) {
  const ByteView message = AsBytes("hello");
  Bytes mic(kRc4MicSize);
  WriteRc4Mic(Keys(), {.sequence = 0x11223344, .sender = kRc4Initiator}, ByteParts(&message, 1), mic);
  EXPECT_EQ(ToHex(mic), "602306092a864886f71201020201011100ffffffffbed22696c919accbae863ad4c3bf1160");
  const auto read = ReadRc4Mic(Keys(), mic, ByteParts(&message, 1));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->sequence, 0x11223344u);
  EXPECT_EQ(read->sender, kRc4Initiator);
}

TEST(Rc4TokenTest, WrapMatches) {
  const Sealed sealed = Seal({.sealed = true, .sequence = 7, .sender = kRc4Acceptor}, false);
  EXPECT_EQ(ToHex(sealed.front),
            "603106092a864886f712010202020111001000ffffc64e78dc76cf3b11d6b43513b041d5d2a02bc708d8ee6e76");
  EXPECT_EQ(ToHex(sealed.body), "8b5dbbde4029");
  Rc4Token token;
  EXPECT_TRUE(Opens(sealed, &token));
  EXPECT_EQ(token.sequence, 7u);
  EXPECT_EQ(token.sender, kRc4Acceptor);
  EXPECT_TRUE(token.sealed);
}

TEST(Rc4TokenTest, WrapWithoutEncryptionMatches) {
  const Sealed sealed = Seal({.sequence = 7, .sender = kRc4Initiator}, false);
  EXPECT_EQ(ToHex(sealed.front),
            "603106092a864886f71201020202011100ffffffffee93d3e47e39626d500e732c1e019e154041424344454647");
  EXPECT_EQ(ToHex(sealed.body), "68656c6c6f01");
  EXPECT_TRUE(Opens(sealed));
}

TEST(Rc4TokenTest, WrapInDceStyleMatches) {
  const Sealed sealed = Seal({.sealed = true, .sequence = 7, .sender = kRc4Initiator}, true);
  EXPECT_EQ(ToHex(sealed.front),
            "602b06092a864886f712010202020111001000ffff01e17e1a53e44c7b30d135898bc00183a02bc708d8ee6e76");
  EXPECT_EQ(ToHex(sealed.body), "8b5dbbde40");
  EXPECT_TRUE(Opens(sealed));
}

// The sender's octets stand under no checksum, and the frame's length is for who knows the size.
TEST(Rc4TokenTest, EveryChangeAndTruncationOfASealedTokenIsNoticed) {
  const Sealed sealed = Seal({.sealed = true, .sequence = 7}, false);
  for (std::size_t at = 0; at < sealed.front.size(); ++at) {
    Sealed changed = sealed;
    changed.front[at] ^= 0x40;
    Rc4Token token;
    const bool is_same = Opens(changed, &token) && token.sender == kRc4Initiator &&
                         ReadRc4Front(changed.front)->framed_size == sealed.body.size();
    EXPECT_FALSE(is_same) << at;
    EXPECT_FALSE(ReadRc4Front(ByteView(sealed.front).first(at)).ok()) << at;
  }
  for (std::size_t at = 0; at < sealed.body.size(); ++at) {
    Sealed changed = sealed;
    changed.body[at] ^= 1;
    EXPECT_FALSE(Opens(changed)) << at;
  }
}

TEST(Rc4TokenTest, EveryChangeAndTruncationOfAMicIsNoticedOrIsInItsNumber) {
  const ByteView message = AsBytes("hello");
  Bytes mic(kRc4MicSize);
  WriteRc4Mic(Keys(), {.sequence = 9}, ByteParts(&message, 1), mic);
  for (std::size_t at = 0; at < mic.size(); ++at) {
    EXPECT_FALSE(ReadRc4Mic(Keys(), ByteView(mic).first(at), ByteParts(&message, 1)).ok()) << at;
    mic[at] ^= 0x20;
    const auto read = ReadRc4Mic(Keys(), mic, ByteParts(&message, 1));
    EXPECT_TRUE(!read.ok() || read->sequence != 9 || read->sender != kRc4Initiator) << at;
    mic[at] ^= 0x20;
  }
  mic.push_back(0);
  EXPECT_FALSE(ReadRc4Mic(Keys(), mic, ByteParts(&message, 1)).ok());
}

TEST(Rc4TokenTest, FrontsGrowWithTheLengthOfTheFrame) {
  EXPECT_EQ(Rc4FrontSize(0), 45u);
  EXPECT_EQ(Rc4FrontSize(84), 45u);
  EXPECT_EQ(Rc4FrontSize(85), 46u);
  EXPECT_EQ(Rc4FrontSize(0xFFFFFF), kRc4FrontSizeMax);
}

}  // namespace
}  // namespace legwork::kerberos
