#include "tools/shim/fair_limit.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace legwork::host {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

// After gives whether a limit of 500 ms is over when looks at these times, milliseconds from its beginning, find this
// much stalled.
struct Look {
  int at;
  int stalled;
};
bool After(std::initializer_list<Look> looks) {
  nanoseconds stalled{0};
  const auto began = FairLimit::Clock::now();
  FairLimit limit(milliseconds(500), [&stalled] { return stalled; });
  bool is_over = false;
  for (const Look& look : looks) {
    stalled = milliseconds(look.stalled);
    is_over = limit.Count(began + milliseconds(look.at));
  }
  return is_over;
}

TEST(FairLimit, IsOverWhenItsTimeIsOver) {
  EXPECT_FALSE(After({{60, 0}, {300, 0}, {490, 0}}));
  EXPECT_TRUE(After({{60, 0}, {300, 0}, {530, 0}}));
}

TEST(FairLimit, StandsStillWhileTheProgramWaitsForAProcessor) {
  EXPECT_FALSE(After({{60, 0}, {300, 240}, {700, 600}, {900, 640}}));
  EXPECT_TRUE(After({{60, 0}, {300, 240}, {700, 600}, {1200, 640}}));
}

// As many threads as there are may wait at once, and what ended has no sum any more.
TEST(FairLimit, NeverGoesBack) {
  EXPECT_FALSE(After({{60, 0}, {300, 5000}}));
  EXPECT_TRUE(After({{60, 0}, {300, 5000}, {800, 1000}}));
}

// What was stalled before the limit began, and a first look that comes late, are the machine's doing.
TEST(FairLimit, CountsOfTheFirstLookNoMoreThanWasAskedFor) {
  EXPECT_FALSE(After({{9000, 8000}, {9400, 8000}}));
  EXPECT_TRUE(After({{9000, 8000}, {9500, 8000}}));
}

TEST(FairLimit, HasAnEndWhateverIsStalled) {
  EXPECT_FALSE(After({{60, 0}, {19'000, 20'000}}));
  EXPECT_TRUE(After({{60, 0}, {21'000, 22'000}}));
}

TEST(FairLimit, KnowsHowLongAProcessWaited) {
  EXPECT_GE(StalledTime(getpid()), StalledTimeOfThread());
  EXPECT_GE(StalledTimeOfThread(), nanoseconds(0));
  EXPECT_EQ(StalledTime(-1), nanoseconds(0));
}

}  // namespace
}  // namespace legwork::host
