#include "sim/wire/file_time.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <limits>
#include <string_view>

namespace legwork {
namespace {

std::string_view Text(const KerberosTimeText& text) { return {text.data(), text.size()}; }

TEST(FileTimeTest, EpochsAreWhereTheyBelong) {
  EXPECT_EQ(Text(WriteKerberosTime(0)), "16010101000000Z");
  EXPECT_EQ(Text(WriteKerberosTime(kFileTimeOfUnixEpoch)), "19700101000000Z");
  EXPECT_EQ(Text(WriteKerberosTime(FileTimeFromUnixSeconds(1'000'000'000))), "20010909014640Z");
  EXPECT_EQ(UnixSecondsFromFileTime(kFileTimeOfUnixEpoch), 0);
  EXPECT_EQ(UnixSecondsFromFileTime(kFileTimeOfUnixEpoch - 1), -1);
  EXPECT_EQ(UnixSecondsFromFileTime(kFileTimeOfUnixEpoch + 9'999'999), 0);
}

TEST(FileTimeTest, TimesOutsideTheCalendarAreClamped) {
  EXPECT_EQ(Text(WriteKerberosTime(-1)), "16010101000000Z");
  EXPECT_EQ(Text(WriteKerberosTime(std::numeric_limits<std::int64_t>::min())), "16010101000000Z");
  EXPECT_EQ(Text(WriteKerberosTime(std::numeric_limits<std::int64_t>::max())), "99991231235959Z");
}

TEST(FileTimeTest, ImpossibleTimesAreRefused) {
  std::int64_t time = 7;
  for (const std::string_view text : {"", "20010909014640", "20010909014640z", "200109090146400Z", "2001090901464 Z",
                                      "-0010909014640Z", "20010229000000Z", "20010001000000Z", "20011301000000Z",
                                      "20010909240000Z", "20010909006000Z", "20010909000060Z", "16001231235959Z"}) {
    EXPECT_FALSE(ReadKerberosTime(text, &time)) << text;
  }
  EXPECT_EQ(time, 7);
  EXPECT_TRUE(ReadKerberosTime("20000229235959Z", &time));
}

RC_GTEST_PROP(FileTimeTest, WholeSecondsComeBack, (std::uint32_t seconds)) {
  const std::int64_t time = FileTimeFromUnixSeconds(seconds);
  std::int64_t again = 0;
  RC_ASSERT(ReadKerberosTime(Text(WriteKerberosTime(time + 5)), &again));
  RC_ASSERT(again == time);
  RC_ASSERT(UnixSecondsFromFileTime(time) == seconds);
}

}  // namespace
}  // namespace legwork
