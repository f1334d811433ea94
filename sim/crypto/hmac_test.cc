#include "sim/crypto/hmac.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"

namespace legwork {
namespace {

const Bytes kLongKey(80, 0xAA);
constexpr std::string_view kLongKeyText = "Test Using Larger Than Block-Size Key - Hash Key First";

// RFC 2104 appendix and RFC 2202 section 2.
TEST(HmacTest, HmacMd5MatchesRfc2202) {
  const Bytes key(16, 0x0B);
  EXPECT_EQ(ToHex(HmacMd5(key, {AsBytes("Hi There")})), "9294727a3638bb1c13f48ef8158bfc9d");
  EXPECT_EQ(ToHex(HmacMd5(AsBytes("Jefe"), {AsBytes("what do ya want "), AsBytes("for nothing?")})),
            "750c783e6ab0b503eaa86e310a5db738");
  EXPECT_EQ(ToHex(HmacMd5(kLongKey, {AsBytes(kLongKeyText)})), "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd");
}

// RFC 2202 section 3.
TEST(HmacTest, HmacSha1MatchesRfc2202) {
  const Bytes key(20, 0x0B);
  EXPECT_EQ(ToHex(HmacSha1(key, {AsBytes("Hi There")})), "b617318655057264e28bc0b6fb378c8ef146be00");
  EXPECT_EQ(ToHex(HmacSha1(AsBytes("Jefe"), {AsBytes("what do ya want for nothing?")})),
            "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
  EXPECT_EQ(ToHex(HmacSha1(kLongKey, {AsBytes(kLongKeyText)})), "aa4ae5e15272d00e95705637ce8a3b55ed402112");
}

// RFC 4231 sections 4.3.
TEST(HmacTest, HmacSha2MatchesRfc4231) {
  const ByteView message = AsBytes("what do ya want for nothing?");
  EXPECT_EQ(ToHex(HmacSha256(AsBytes("Jefe"), {message})),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(ToHex(HmacSha384Key(AsBytes("Jefe")).Compute({message})),
            "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649");
}

TEST(HmacTest, KeyServesManyMessages) {
  const HmacSha1Key key(AsBytes("Jefe"));
  const HmacSha1Key::Tag first = key.Compute({AsBytes("one")});
  EXPECT_NE(key.Compute({AsBytes("two")}), first);
  EXPECT_EQ(key.Compute({AsBytes("o"), AsBytes(""), AsBytes("ne")}), first);
}

}  // namespace
}  // namespace legwork
