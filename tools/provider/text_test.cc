#include "tools/provider/text.h"

#include <gtest/gtest.h>

#include <vector>

namespace legwork::provider {
namespace {

TEST(TextTest, ReadsBothForms) {
  EXPECT_EQ(ReadText(u"j\u00FCrgen", false), "j\u00FCrgen");
  EXPECT_EQ(ReadText("j\u00FCrgen", true), "j\u00FCrgen");
  EXPECT_EQ(ReadText(nullptr, false), "");
  EXPECT_EQ(ReadText(u"", false), "");
}

TEST(TextTest, WhatIsNoTextIsNobody) {
  const char16_t lone_surrogate[] = {0xD800, u'x', 0};
  EXPECT_EQ(ReadText(lone_surrogate, false), kNobody);
  EXPECT_EQ(ReadText("\xFF\xFE", true), kNobody);
}

TEST(TextTest, ReadsNoFurtherThanItsLimit) {
  const std::vector<char16_t> endless(kTextMax, u'n');  // and no zero behind it
  EXPECT_EQ(ReadText(endless.data(), false), kNobody);
  const std::vector<char> endless_ansi(kTextMax, 'n');
  EXPECT_EQ(ReadText(endless_ansi.data(), true), kNobody);
}

TEST(TextTest, CountedTextNeedsNoZeroButItsMemory) {
  const char16_t name[] = {u'a', u'b', u'c'};
  std::string read;
  EXPECT_TRUE(ReadCounted(name, 3, false, read));
  EXPECT_EQ(read, "abc");
  EXPECT_TRUE(ReadCounted(nullptr, 0, false, read));
  EXPECT_EQ(read, "");
  EXPECT_FALSE(ReadCounted(nullptr, 3, false, read));
  const char16_t lone_surrogate[] = {0xDC00};
  EXPECT_FALSE(ReadCounted(lone_surrogate, 1, false, read));
}

TEST(TextTest, EncodesWithItsZero) {
  EXPECT_EQ(Encoded("ab", true), (Bytes{'a', 'b', 0}));
  EXPECT_EQ(Encoded("ab", false), (Bytes{'a', 0, 'b', 0, 0, 0}));
  EXPECT_EQ(Encoded("", false), (Bytes{0, 0}));
}

}  // namespace
}  // namespace legwork::provider
