#include "sim/wire/counted_text.h"

#include <gtest/gtest.h>

#include "sim/base/bytes.h"

namespace legwork {
namespace {

Bytes Put(std::string_view text) {
  Bytes bytes;
  Writer out(bytes);
  PutCountedText(text, out);
  return bytes;
}

TEST(CountedTextTest, ComesBackAndLosesNothingOnTheWay) {
  for (const std::string& text : {std::string(), std::string("alice"), std::string(UINT16_MAX, 'x')}) {
    const Bytes bytes = Put(text);
    Reader in(bytes);
    std::string back;
    ASSERT_TRUE(GetCountedText(in, back));
    EXPECT_EQ(back, text);
    EXPECT_TRUE(in.empty());
  }
  EXPECT_EQ(Put("ab"), (Bytes{2, 0, 'a', 'b'}));
}

TEST(CountedTextTest, CutsWhatTheLengthCannotSay) {
  EXPECT_EQ(Put(std::string(UINT16_MAX + 5, 'x')), Put(std::string(UINT16_MAX, 'x')));
}

TEST(CountedTextTest, RefusesEveryTruncation) {
  const Bytes whole = Put("alice");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    Reader in(ByteView(whole).first(size));
    std::string back;
    EXPECT_FALSE(GetCountedText(in, back)) << size;
  }
}

}  // namespace
}  // namespace legwork
