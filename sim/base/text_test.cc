#include "sim/base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace legwork {
namespace {

TEST(TextTest, HexPrintsTwoLowerCaseDigitsAnOctet) {
  EXPECT_EQ(ToHex({}), "");
  EXPECT_EQ(ToHex(Bytes{0x00, 0x0A, 0xFF}), "000aff");
  EXPECT_EQ(*FromHex("000AfF"), (Bytes{0x00, 0x0A, 0xFF}));
}

TEST(TextTest, HexErrorsSayWhere) {
  EXPECT_EQ(FromHex("0g").error().at, 1u);
  EXPECT_EQ(FromHex("00 11").error().at, 2u);
  EXPECT_EQ(FromHex("001").error().at, 3u);
}

// RFC 4648 section 10.
TEST(TextTest, Base64MatchesRfc4648) {
  EXPECT_EQ(ToBase64(AsBytes("")), "");
  EXPECT_EQ(ToBase64(AsBytes("f")), "Zg==");
  EXPECT_EQ(ToBase64(AsBytes("fo")), "Zm8=");
  EXPECT_EQ(ToBase64(AsBytes("foo")), "Zm9v");
  EXPECT_EQ(ToBase64(AsBytes("foobar")), "Zm9vYmFy");
  EXPECT_EQ(ToBase64(Bytes{0xFB, 0xFF}), "+/8=");
}

TEST(TextTest, Base64ReadsOnlyWhatItPrints) {
  EXPECT_EQ(AsText(*FromBase64("Zm9vYmE=")), "fooba");
  EXPECT_EQ(FromBase64("Zm9").error().at, 3u);
  EXPECT_EQ(FromBase64("Zm 9").error().at, 2u);
  EXPECT_EQ(FromBase64("Zh==").error().at, 1u);  // bits behind the octet
  EXPECT_EQ(FromBase64("Z===").error().at, 1u);
  EXPECT_EQ(FromBase64("Zg==Zg==").error().at, 2u);
  EXPECT_FALSE(FromBase64("====").ok());
  EXPECT_FALSE(FromBase64("Zm9v\n").ok());
}

RC_GTEST_PROP(TextTest, EveryBytesComeBack, (const Bytes& bytes)) {
  RC_ASSERT(*FromHex(ToHex(bytes)) == bytes);
  RC_ASSERT(*FromBase64(ToBase64(bytes)) == bytes);
}

}  // namespace
}  // namespace legwork
