#include "tools/trace/trace_tail.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace legwork::trace {
namespace {

std::string NewPath(const std::string& name) { return std::string(std::getenv("TEST_TMPDIR")) + "/" + name; }

std::string ReadAll(const ByteSource& source) {
  std::string all;
  char chunk[7];
  while (const std::size_t count = source(chunk, sizeof chunk)) all.append(chunk, count);
  return all;
}

// ReadWhole reads `text` as the trace of that path.
std::string ReadWhole(std::string_view text, const std::string& path) {
  return ReadAll(WithTail(SourceOf(text), path));
}

TEST(TraceTailTest, IsReadBehindTheTraceAsSoonAsItIsWritten) {
  const std::string path = NewPath("live");
  const auto tail = TraceTail::Create(path);
  ASSERT_NE(tail, nullptr);
  tail->Restart(5);
  ASSERT_TRUE(tail->Append("second\n"));
  ASSERT_TRUE(tail->Append("third\n"));
  EXPECT_EQ(tail->octets(), "second\nthird\n");
  EXPECT_EQ(ReadWhole("head\n", path), "head\nsecond\nthird\n");
}

TEST(TraceTailTest, GivesNoOctetTwiceToATraceThatHasSomeOfThem) {
  const std::string path = NewPath("half");
  const auto tail = TraceTail::Create(path);
  tail->Restart(5);
  tail->Append("second\n");
  EXPECT_EQ(ReadWhole("head\nsec", path), "head\nsecond\n");
  EXPECT_EQ(ReadWhole("head\nsecond\n", path), "head\nsecond\n");
}

TEST(TraceTailTest, IsLeftAloneIfItBelongsToAnotherTrace) {
  const std::string path = NewPath("other");
  const auto tail = TraceTail::Create(path);
  tail->Restart(5);
  tail->Append("second\n");
  EXPECT_EQ(ReadWhole("h\n", path), "h\n");                                // too short
  EXPECT_EQ(ReadWhole("head\nsix", path), "head\nsix");                    // goes on otherwise
  EXPECT_EQ(ReadWhole("head\nsecond\nlast\n", path), "head\nsecond\nlast\n");  // longer
}

TEST(TraceTailTest, StartsAgainBehindWhatTheTraceHas) {
  const std::string path = NewPath("again");
  const auto tail = TraceTail::Create(path);
  const std::string line(TraceTail::kSize / 2, 'x');
  ASSERT_TRUE(tail->Append(line));
  EXPECT_FALSE(tail->Append(line));
  EXPECT_EQ(tail->octets(), line);
  tail->Restart(line.size());
  EXPECT_EQ(tail->octets(), "");
  EXPECT_EQ(ReadWhole(line, path), line);
  ASSERT_TRUE(tail->Append("y\n"));
  EXPECT_EQ(ReadWhole(line, path), line + "y\n");
}

TEST(TraceTailTest, IsGoneWithItsWriterAndDoesNotTouchAnOldOne) {
  const std::string path = NewPath("gone");
  const auto old = TraceTail::Create(path);
  {
    const auto tail = TraceTail::Create(path);
    ASSERT_TRUE(tail->Append("new\n"));
    ASSERT_TRUE(old->Append("old\n"));
    EXPECT_EQ(ReadWhole("", path), "new\n");
  }
  EXPECT_NE(access(TailPath(path).c_str(), F_OK), 0);
  EXPECT_EQ(ReadWhole("head\n", path), "head\n");
}

TEST(TraceTailTest, IsNothingWhereItCannotBe) {
  EXPECT_EQ(TraceTail::Create("/nowhere/trace"), nullptr);
  const std::string path = NewPath("short");
  std::ofstream(TailPath(path)) << "short";
  EXPECT_EQ(ReadWhole("head\n", path), "head\n");
}

}  // namespace
}  // namespace legwork::trace
