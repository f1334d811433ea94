#include "sim/world/event_queue.h"

#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

namespace legwork {
namespace {

class Recorder : public EventTarget {
 public:
  explicit Recorder(std::vector<std::uint64_t>& fired) : fired_(fired) {}
  void Fire(std::uint64_t detail) override { fired_.push_back(detail); }

 private:
  std::vector<std::uint64_t>& fired_;
};

class EventQueueTest : public testing::Test {
 protected:
  using Details = std::vector<std::uint64_t>;

  VirtualClock clock_;
  EventQueue queue_{clock_};
  Details fired_;
  Recorder recorder_{fired_};
};

TEST_F(EventQueueTest, FiresByTimeAndMovesTheClockThere) {
  queue_.Schedule(kWorldStart + 20, recorder_, 2);
  queue_.Schedule(kWorldStart + 10, recorder_, 1);
  EXPECT_TRUE(queue_.RunNext());
  EXPECT_EQ(clock_.Now(), kWorldStart + 10);
  EXPECT_TRUE(queue_.RunNext());
  EXPECT_FALSE(queue_.RunNext());
  EXPECT_EQ(fired_, (Details{1, 2}));
}

TEST_F(EventQueueTest, TiesFireInTheOrderOfScheduling) {
  Details expected;
  for (std::uint64_t i = 0; i < 100; ++i) {
    queue_.Schedule(kWorldStart + 5, recorder_, i);
    expected.push_back(i);
  }
  EXPECT_EQ(queue_.RunUntilIdle(1000), 100u);
  EXPECT_EQ(fired_, expected);
}

TEST_F(EventQueueTest, PastEventFiresNowAndTheClockStays) {
  clock_.Advance(100);
  queue_.Schedule(kWorldStart, recorder_, 1);
  queue_.RunNext();
  EXPECT_EQ(clock_.Now(), kWorldStart + 100);
}

TEST_F(EventQueueTest, RunUntilStopsBehindTheTimeAndGoesThere) {
  queue_.Schedule(kWorldStart + 10, recorder_, 1);
  queue_.Schedule(kWorldStart + 11, recorder_, 2);
  queue_.RunUntil(kWorldStart + 10);
  EXPECT_EQ(fired_, Details{1});
  EXPECT_EQ(clock_.Now(), kWorldStart + 10);
  EXPECT_EQ(queue_.pending(), 1u);
}

TEST_F(EventQueueTest, ForgetDropsOneTargetsEventsOnly) {
  Recorder other(fired_);
  queue_.Schedule(kWorldStart + 3, recorder_, 3);
  queue_.Schedule(kWorldStart + 1, other, 1);
  queue_.Schedule(kWorldStart + 2, recorder_, 2);
  queue_.Forget(other);
  queue_.RunUntilIdle(10);
  EXPECT_EQ(fired_, (Details{2, 3}));
}

class Ticker : public EventTarget {
 public:
  Ticker(EventQueue& queue, const VirtualClock& clock) : queue_(queue), clock_(clock) {}
  void Fire(std::uint64_t detail) override { queue_.Schedule(clock_.Now() + 1, *this, detail); }

 private:
  EventQueue& queue_;
  const VirtualClock& clock_;
};

TEST_F(EventQueueTest, LimitEndsATargetThatAlwaysSchedulesItself) {
  Ticker ticker(queue_, clock_);
  ticker.Fire(0);
  EXPECT_EQ(queue_.RunUntilIdle(50), 50u);
  EXPECT_EQ(clock_.Now(), kWorldStart + 50);
}

}  // namespace
}  // namespace legwork
