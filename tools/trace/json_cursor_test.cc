#include "tools/trace/json_cursor.h"

#include <gtest/gtest.h>

namespace legwork::trace {
namespace {

std::string TextOf(std::string_view json) {
  JsonCursor cursor(json);
  std::string_view text;
  if (!cursor.Text(&text) || !cursor.End()) return "problem at " + std::to_string(cursor.problem().column);
  return std::string(text);
}

std::string NumberOf(std::string_view json) {
  JsonCursor cursor(json);
  JsonCursor::WholeNumber number;
  if (!cursor.Number(&number) || !cursor.End()) return cursor.problem().what;
  return (number.negative ? "-" : "") + std::to_string(number.magnitude);
}

TEST(JsonCursorTest, ReadsTexts) {
  EXPECT_EQ(TextOf("\"abc\""), "abc");
  EXPECT_EQ(TextOf("  \"\"  "), "");
  EXPECT_EQ(TextOf(R"("a\"\\\/\b\f\n\r\tb")"), "a\"\\/\b\f\n\r\tb");
  EXPECT_EQ(TextOf(R"("\u0041\u00e4\u20AC\ud83d\ude00")"), "A\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80");
}

TEST(JsonCursorTest, RefusesTextsThatAreNone) {
  for (const char* json : {"", "abc", "\"", "\"abc", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"",
                           "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"a\nb\"", "\"\\n\x01\"", "\"a\"b"}) {
    EXPECT_TRUE(TextOf(json).starts_with("problem at")) << json;
  }
}

TEST(JsonCursorTest, ReadsWholeNumbersOnly) {
  EXPECT_EQ(NumberOf("0"), "0");
  EXPECT_EQ(NumberOf("-17 "), "-17");
  EXPECT_EQ(NumberOf("18446744073709551615"), "18446744073709551615");
  EXPECT_EQ(NumberOf("18446744073709551616"), "a number that no 64 bits hold");
  EXPECT_EQ(NumberOf("1.5"), "a fraction or an exponent; a whole number is due");
  EXPECT_EQ(NumberOf("1e5"), "a fraction or an exponent; a whole number is due");
  EXPECT_EQ(NumberOf("01"), "JSON allows no number with a 0 in front");
  EXPECT_EQ(NumberOf("-"), "a whole number is due");
  EXPECT_EQ(NumberOf("x"), "`x` stands here; a whole number is due");
  EXPECT_EQ(NumberOf(""), "the line ends here; a whole number is due");
  EXPECT_EQ(NumberOf("1 2"), "`2` stands here; a line holds one object and nothing behind it");
}

TEST(JsonCursorTest, ReadsFlags) {
  bool flag = false;
  EXPECT_TRUE(JsonCursor("true").Flag(&flag) && flag);
  EXPECT_TRUE(JsonCursor("false").Flag(&flag) && !flag);
  EXPECT_FALSE(JsonCursor("True").Flag(&flag));
  EXPECT_FALSE(JsonCursor("fals").Flag(&flag));
}

TEST(JsonCursorTest, WalksOverMembers) {
  JsonCursor cursor(R"({"a":1, "b" : 2})");
  ASSERT_TRUE(cursor.Open('{'));
  std::string names;
  for (bool first = true, more = true;; first = false) {
    ASSERT_TRUE(cursor.More('}', first, &more));
    if (!more) break;
    std::string_view name;
    JsonCursor::WholeNumber number;
    ASSERT_TRUE(cursor.Name(&name));
    names += name;
    ASSERT_TRUE(cursor.Number(&number));
  }
  EXPECT_EQ(names, "ab");
  EXPECT_TRUE(cursor.End());
}

TEST(JsonCursorTest, KeepsTheFirstProblem) {
  JsonCursor cursor("[x");
  EXPECT_FALSE(cursor.Open('{'));
  EXPECT_FALSE(cursor.Fail("another"));
  EXPECT_EQ(cursor.problem().column, 1u);
  EXPECT_EQ(cursor.problem().what, "`[` stands here; an object, {…}, is due");
}

}  // namespace
}  // namespace legwork::trace
