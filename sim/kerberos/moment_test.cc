#include "sim/kerberos/moment.h"

#include <gtest/gtest.h>

namespace legwork::kerberos {
namespace {

TEST(Moment, SplitsSecondsAndMicroseconds) {
  EXPECT_EQ(MomentOf(kWorldStart + 3 * kTicksPerSecond + 129), (Moment{kWorldStart + 3 * kTicksPerSecond, 12}));
  EXPECT_EQ(TicksOf({kWorldStart, 12}), kWorldStart + 120);
}

TEST(Moments, DifferWithinOneMicrosecond) {
  Moments moments;
  EXPECT_EQ(moments.Next(kWorldStart), (Moment{kWorldStart, 0}));
  EXPECT_EQ(moments.Next(kWorldStart + 9), (Moment{kWorldStart, 1}));
  EXPECT_EQ(moments.Next(kWorldStart), (Moment{kWorldStart, 2}));
  EXPECT_EQ(moments.Next(kWorldStart + 50), (Moment{kWorldStart, 5}));
}

TEST(Moments, CarryIntoTheNextSecond) {
  Moments moments;
  EXPECT_EQ(moments.Next(kWorldStart + kTicksPerSecond - 1), (Moment{kWorldStart, 999'999}));
  EXPECT_EQ(moments.Next(kWorldStart + kTicksPerSecond - 1), (Moment{kWorldStart + kTicksPerSecond, 0}));
}

TEST(Moments, FollowAClockThatWasPutBack) {
  Moments moments;
  moments.Next(kWorldStart + 3600 * kTicksPerSecond);
  EXPECT_EQ(moments.Next(kWorldStart), (Moment{kWorldStart, 0}));
}

}  // namespace
}  // namespace legwork::kerberos
