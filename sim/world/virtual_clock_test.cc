#include "sim/world/virtual_clock.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

TEST(VirtualClockTest, StartsInTheYear2026AndNotAtZero) {
  constexpr Ticks kUnixEpoch = 116'444'736'000'000'000;
  EXPECT_EQ(VirtualClock().Now(), kUnixEpoch + 1'767'225'600 * kTicksPerSecond);
}

TEST(VirtualClockTest, NeverMovesBack) {
  VirtualClock clock;
  clock.AdvanceTo(kWorldStart - 1);
  clock.Advance(-5);
  EXPECT_EQ(clock.Now(), kWorldStart);
}

TEST(VirtualClockTest, ActorReadsTheWorldsTimePlusItsOwnError) {
  VirtualClock world;
  const Clock late(world, -10 * kTicksPerSecond);
  world.Advance(kTicksPerSecond);
  EXPECT_EQ(late.Now(), kWorldStart - 9 * kTicksPerSecond);
}

}  // namespace
}  // namespace legwork
