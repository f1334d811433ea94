#include "cases/script/value_shape.h"

#include <gtest/gtest.h>

namespace legwork::script {
namespace {

TEST(ValueShapeTest, ReadsNumbers) {
  EXPECT_EQ(ReadNumber("0"), 0u);
  EXPECT_EQ(ReadNumber("0xffFF"), 65535u);
  EXPECT_EQ(ReadNumber("18446744073709551615"), ~0ull);
  for (const char* bad : {"", "-1", "0x", "1x", "18446744073709551616"}) EXPECT_FALSE(ReadNumber(bad)) << bad;
}

TEST(ValueShapeTest, ReadsDurationsAsFileTimeTicks) {
  EXPECT_EQ(ReadDuration("250ms"), 2'500'000);
  EXPECT_EQ(ReadDuration("1s"), 10'000'000);
  EXPECT_EQ(ReadDuration("+10m"), 6'000'000'000);
  EXPECT_EQ(ReadDuration("-1h"), -36'000'000'000);
  EXPECT_EQ(ReadDuration("7d"), 6'048'000'000'000);
  for (const char* bad : {"", "10", "m", "1w", "1000000000h", "+-1s"}) EXPECT_FALSE(ReadDuration(bad)) << bad;
}

TEST(ValueShapeTest, KnowsASignedDurationFromAPlainOne) {
  EXPECT_FALSE(kClockOffsetShape.bad_part("+10m").has_value());
  EXPECT_TRUE(kClockOffsetShape.bad_part("10m").has_value());
  EXPECT_FALSE(kDurationShape.bad_part("10m").has_value());
  EXPECT_TRUE(kDurationShape.bad_part("+10m").has_value());
}

TEST(ValueShapeTest, ReadsBytes) {
  EXPECT_EQ(ReadBytes("hex:01fF"), (Bytes{0x01, 0xFF}));
  EXPECT_EQ(ReadBytes("text:ab"), (Bytes{'a', 'b'}));
  EXPECT_EQ(ReadBytes("zeros:2"), (Bytes{0, 0}));
  EXPECT_EQ(ReadBytes("empty"), Bytes());
  for (const char* bad : {"hex:0", "hex:0g", "zeros:x", "zeros:999999999", "plain"}) {
    EXPECT_FALSE(ReadBytes(bad)) << bad;
  }
}

TEST(ValueShapeTest, FindsTheFirstAlternativeThatIsNotAWord) {
  EXPECT_EQ(FirstNotAmong("a|b", {"a", "b"}), std::nullopt);
  EXPECT_EQ(FirstNotAmong("a|x|y", {"a", "b"}), "x");
  EXPECT_EQ(FirstNotAmong("a|", {"a"}), "");
}

TEST(ValueShapeTest, TakesScenarioIdsInSnakeCase) {
  EXPECT_FALSE(kScenarioIdShape.bad_part("kerberos/mutual_auth").has_value());
  for (const char* bad : {"kerberos", "/a", "a/", "A/b", "a/b-c"}) EXPECT_TRUE(kScenarioIdShape.bad_part(bad)) << bad;
}

}  // namespace
}  // namespace legwork::script
