#include "cases/script/lexer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace legwork::script {
namespace {

TEST(LexerTest, SplitsWordsValuesAndComments) {
  LexResult result = Lex("client  query  attribute=SIZES  = SEC_E_OK  # why not\n\n  sends nothing");
  ASSERT_FALSE(result.problem.has_value());
  ASSERT_EQ(result.lines.size(), 3u);
  const LexedLine& line = result.lines[0];
  ASSERT_EQ(line.words.size(), 5u);
  EXPECT_EQ(line.words[2].word.text, "attribute");
  EXPECT_EQ(line.words[2].value->text, "SIZES");
  EXPECT_EQ(line.words[2].value->at.column, 26);
  EXPECT_TRUE(line.words[3].is_equals);
  EXPECT_EQ(line.comment, "why not");
  EXPECT_TRUE(result.lines[1].words.empty());
  EXPECT_TRUE(result.lines[2].indented);
}

TEST(LexerTest, KeepsHashAndEqualsInsideAValue) {
  LexResult result = Lex("principal alice password=a#b=c");
  ASSERT_FALSE(result.problem.has_value());
  EXPECT_EQ(result.lines[0].words[2].value->text, "a#b=c");
}

TEST(LexerTest, ReadsEscapes) {
  LexResult result = Lex(R"(a b="x \" \\ \n \t \x41")");
  ASSERT_FALSE(result.problem.has_value());
  EXPECT_EQ(result.lines[0].words[1].value->text, "x \" \\ \n \t A");
}

TEST(LexerTest, CountsColumnsInCharacters) {
  LexResult result = Lex("\xC3\xBC x");
  ASSERT_FALSE(result.problem.has_value());
  EXPECT_EQ(result.lines[0].words[1].word.at.column, 3);
}

TEST(LexerTest, AcceptsLinesThatEndInCarriageReturnAndLineFeed) {
  LexResult result = Lex("a\r\nb\r\n");
  ASSERT_FALSE(result.problem.has_value());
  EXPECT_EQ(result.lines[0].words[0].word.text, "a");
}

struct BadLine {
  const char* text;
  int column;
  const char* part;  // of the message
};

TEST(LexerTest, RefusesWhatIsNoLine) {
  const BadLine kBad[] = {
      {"a \"b", 3, "never closed"},
      {"a b\"c\"", 4, "only at the start"},
      {"a \"b\"c", 6, "must follow a closing quote"},
      {"a b=\"\\q\"", 6, "no such escape"},
      {"a b=\"\\x4\"", 6, "no such escape"},
      {"a b=\"\\", 6, "inside an escape"},
      {"a b=", 3, "has no value"},
      {"a =b", 4, "on both sides"},
      {"a\tb", 2, "a tab"},
      {"a\x01", 2, "control character"},
      {"a \xff", 1, "not UTF-8"},
  };
  for (const BadLine& bad : kBad) {
    LexResult result = Lex(bad.text);
    ASSERT_TRUE(result.problem.has_value()) << bad.text;
    EXPECT_EQ(result.problem->at.column, bad.column) << bad.text;
    EXPECT_NE(result.problem->message.find(bad.part), std::string::npos) << result.problem->message;
  }
}

TEST(LexerTest, RefusesAHugeFile) { EXPECT_TRUE(Lex(std::string(kFileSizeMax + 1, ' ')).problem.has_value()); }

TEST(LexerTest, KnowsUtf8) {
  EXPECT_TRUE(IsUtf8("\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80"));
  for (const char* bad :
       {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC3", "\x80", "\xF8\x88\x80\x80\x80"}) {
    EXPECT_FALSE(IsUtf8(bad));
  }
}

RC_GTEST_PROP(LexerProperty, ReadsBackEveryQuotedWord, (const std::string& text)) {
  std::string line = "word " + QuoteWord(text) + " name=" + QuoteValue(text);
  LexResult result = Lex(line);
  RC_ASSERT(!result.problem.has_value());
  RC_ASSERT(result.lines[0].words.size() == 3u);
  RC_ASSERT(result.lines[0].words[1].word.text == text);
  RC_ASSERT(result.lines[0].words[2].value->text == text);
}

}  // namespace
}  // namespace legwork::script
