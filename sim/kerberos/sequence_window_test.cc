#include "sim/kerberos/sequence_window.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

namespace legwork::kerberos {
namespace {

constexpr std::uint64_t kFirst = 0xFFFFFFF0;

TEST(SequenceWindow, WithoutServicesAcceptsAnything) {
  SequenceWindow window(kFirst, false, false);
  EXPECT_TRUE(window.Accept(kFirst));
  EXPECT_TRUE(window.Accept(kFirst));
  EXPECT_TRUE(window.Accept(0));
}

TEST(SequenceWindow, SequenceDetectionTakesTheNextNumberOnly) {
  SequenceWindow window(kFirst, false, true);
  EXPECT_FALSE(window.Accept(kFirst + 1)) << "the first message is missing";
  EXPECT_TRUE(window.Accept(kFirst)) << "a refused number leaves the window as it was";
  EXPECT_FALSE(window.Accept(kFirst)) << "a replay";
  EXPECT_TRUE(window.Accept(kFirst + 1));
  EXPECT_FALSE(window.Accept(kFirst - 1));
}

TEST(SequenceWindow, SequenceDetectionWrapsRound) {
  SequenceWindow window(UINT64_MAX, true, true);
  EXPECT_TRUE(window.Accept(UINT64_MAX));
  EXPECT_TRUE(window.Accept(0));
  EXPECT_FALSE(window.Accept(UINT64_MAX));
}

TEST(SequenceWindow, ReplayDetectionLetsMessagesOvertake) {
  SequenceWindow window(kFirst, true, false);
  EXPECT_TRUE(window.Accept(kFirst + 2));
  EXPECT_TRUE(window.Accept(kFirst));
  EXPECT_TRUE(window.Accept(kFirst + 1));
  EXPECT_FALSE(window.Accept(kFirst + 1));
  EXPECT_FALSE(window.Accept(kFirst + 2));
  EXPECT_FALSE(window.Accept(kFirst - 1)) << "below the first number";
}

TEST(SequenceWindow, ReplayDetectionForgetsBeyondItsReach) {
  SequenceWindow window(0, true, false);
  EXPECT_TRUE(window.Accept(SequenceWindow::kRemembered));
  EXPECT_TRUE(window.Accept(1)) << "the oldest number within reach";
  EXPECT_FALSE(window.Accept(0)) << "one too old";
  EXPECT_TRUE(window.Accept(1000));
  EXPECT_FALSE(window.Accept(1000));
  EXPECT_FALSE(window.Accept(1));
}

// The obvious model: a number is good if it is within reach of the highest one and was not seen.
TEST(SequenceWindow, ReplayDetectionAgreesWithASet) {
  EXPECT_TRUE(rc::check([](std::uint64_t first) {
    SequenceWindow window(first, true, false);
    std::set<std::uint64_t> seen;
    const auto steps = *rc::gen::container<std::vector<std::uint64_t>>(rc::gen::inRange<std::uint64_t>(0, 200));
    for (const std::uint64_t step : steps) {
      const std::uint64_t highest = seen.empty() ? 0 : *seen.rbegin();
      const bool good = !seen.contains(step) && (step >= highest || highest - step < SequenceWindow::kRemembered);
      RC_ASSERT(window.Accept(first + step) == good);
      if (good) seen.insert(step);
    }
  }));
}

}  // namespace
}  // namespace legwork::kerberos
