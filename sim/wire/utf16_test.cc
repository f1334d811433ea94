#include "sim/wire/utf16.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "sim/base/text.h"

namespace legwork {
namespace {

TEST(Utf16Test, PlanesAndBoundariesConvertBothWays) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"", ""},
      {"a", "6100"},
      {"\xC3\xA9", "e900"},
      {"\xDF\xBF", "ff07"},
      {"\xE0\xA0\x80", "0008"},
      {"\xED\x9F\xBF", "ffd7"},
      {"\xEE\x80\x80", "00e0"},
      {"\xEF\xBF\xBF", "ffff"},
      {"\xF0\x90\x80\x80", "00d800dc"},
      {"\xF0\x9D\x84\x9E", "34d81edd"},
      {"\xF4\x8F\xBF\xBF", "ffdbffdf"},
  };
  for (const auto& [text, hex] : cases) {
    EXPECT_EQ(ToHex(*Utf16LeFromUtf8(text)), hex);
    EXPECT_EQ(*Utf8FromUtf16Le(*FromHex(hex)), text);
  }
}

TEST(Utf16Test, MalformedUtf8IsRefusedWhereItBegins) {
  for (const std::string_view bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE2\x82",
                                     "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3\x28"}) {
    const Result<Bytes> units = Utf16LeFromUtf8("ab" + std::string(bad));
    ASSERT_FALSE(units.ok()) << ToHex(AsBytes(bad));
    EXPECT_EQ(units.error().at, 2u);
  }
}

TEST(Utf16Test, LoneSurrogatesAndHalfUnitsAreRefused) {
  EXPECT_EQ(Utf8FromUtf16Le(*FromHex("610000d8")).error().at, 2u);
  EXPECT_EQ(Utf8FromUtf16Le(*FromHex("00d86100")).error().at, 0u);
  EXPECT_EQ(Utf8FromUtf16Le(*FromHex("00dc00d8")).error().at, 0u);
  EXPECT_EQ(Utf8FromUtf16Le(*FromHex("00d800d800dc")).error().at, 0u);
  EXPECT_EQ(Utf8FromUtf16Le(*FromHex("610062")).error().at, 3u);
}

RC_GTEST_PROP(Utf16Test, WhateverConvertsComesBack, (const Bytes& octets)) {
  const Result<std::string> text = Utf8FromUtf16Le(octets);
  if (text) RC_ASSERT(*Utf16LeFromUtf8(*text) == octets);
  const Result<Bytes> units = Utf16LeFromUtf8(AsText(octets));
  if (units) RC_ASSERT(*Utf8FromUtf16Le(*units) == AsText(octets));
}

}  // namespace
}  // namespace legwork
