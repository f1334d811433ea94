#include "sim/world/channel.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace legwork {
namespace {

constexpr Direction kForward = Direction::kForward;
constexpr Direction kBackward = Direction::kBackward;

class ChannelTest : public testing::Test {
 protected:
  void Spoil(std::string_view fault, std::uint32_t leg = 1) {
    channel_.set_faults({PlannedFault{.fault = FindFault(fault), .direction = kForward, .leg = leg}});
  }

  // Arrivals takes everything that reaches the forward end.
  std::vector<Bytes> Arrivals() {
    std::vector<Bytes> tokens;
    Delivery delivery;
    while (channel_.Receive(kForward, delivery)) tokens.push_back(delivery.token);
    return tokens;
  }

  using Tokens = std::vector<Bytes>;
  VirtualClock clock_;
  EventQueue queue_{clock_};
  Channel channel_{queue_, clock_};
};

TEST_F(ChannelTest, TokenArrivesUnchangedAfterTheLatency) {
  channel_.Send(kForward, Bytes{1, 2});
  Delivery delivery;
  EXPECT_FALSE(channel_.Receive(kBackward, delivery));
  ASSERT_TRUE(channel_.Receive(kForward, delivery));
  EXPECT_EQ(delivery.token, (Bytes{1, 2}));
  EXPECT_EQ(delivery.origin, TokenOrigin::kPeer);
  EXPECT_EQ(delivery.leg, 1u);
  EXPECT_EQ(clock_.Now(), kWorldStart + Channel::kUsualLatency);
}

TEST_F(ChannelTest, TokensKeepTheirOrder) {
  for (std::uint8_t i = 0; i < 5; ++i) channel_.Send(kForward, Bytes{i});
  EXPECT_EQ(Arrivals(), (Tokens{{0}, {1}, {2}, {3}, {4}}));
}

TEST_F(ChannelTest, EmptyTokenIsAToken) {
  channel_.Send(kForward, {});
  EXPECT_EQ(Arrivals(), Tokens{{}});
}

TEST_F(ChannelTest, FaultBefallsItsLegAndDirectionOnly) {
  Spoil("truncate", 2);
  for (int i = 0; i < 3; ++i) channel_.Send(kForward, Bytes{1, 2});
  channel_.Send(kBackward, Bytes{1, 2});
  EXPECT_EQ(Arrivals(), (Tokens{{1, 2}, {1}, {1, 2}}));
  Delivery delivery;
  ASSERT_TRUE(channel_.Receive(kBackward, delivery));
  EXPECT_EQ(delivery.token.size(), 2u);
}

TEST_F(ChannelTest, LegZeroMeansEveryToken) {
  Spoil("empty", 0);
  channel_.Send(kForward, Bytes{1});
  channel_.Send(kForward, Bytes{2});
  EXPECT_EQ(Arrivals(), (Tokens{{}, {}}));
}

TEST_F(ChannelTest, DroppedTokenNeverArrives) {
  Spoil("drop");
  channel_.Send(kForward, Bytes{1});
  EXPECT_TRUE(Arrivals().empty());
}

TEST_F(ChannelTest, FragmentArrivesAsTwoTokensOfOneLeg) {
  PlannedFault fragment = {.fault = FindFault("fragment")};
  ASSERT_TRUE(SetFaultParameter(fragment, "at", "1"));
  channel_.set_faults({fragment});
  channel_.Send(kForward, Bytes{1, 2, 3});
  channel_.Send(kForward, Bytes{4});
  EXPECT_EQ(Arrivals(), (Tokens{{1}, {2, 3}, {4}}));
}

// SecondHalf finds one field, which is the second half of every token.
class SecondHalf : public FieldFinder {
 public:
  bool Find(ByteView token, std::string_view path, Stretch* stretch) const override {
    if (path != "second_half") return false;
    *stretch = {token.size() / 2, token.size()};
    return true;
  }
};

TEST_F(ChannelTest, AFaultOfAFieldNeedsOneThatIsThere) {
  PlannedFault zero = {.fault = FindFault("zero"), .leg = 0};
  ASSERT_TRUE(SetFaultParameter(zero, "field", "second_half"));
  channel_.set_faults({zero});
  channel_.Send(kForward, Bytes{1, 2});  // nobody knows any field
  const SecondHalf fields;
  channel_.set_fields(&fields);
  channel_.Send(kForward, Bytes{3, 4});
  ASSERT_TRUE(SetFaultParameter(zero, "field", "elsewhere"));
  channel_.set_faults({zero});
  channel_.Send(kForward, Bytes{5, 6});
  EXPECT_EQ(Arrivals(), (Tokens{{1, 2}, {3, 0}, {5, 6}}));
}

TEST_F(ChannelTest, ClockMovesAreToldToTheTap) {
  struct Tap : ChannelTap {
    void OnClocks(Direction direction, const ClockMoves& moves) override {
      EXPECT_EQ(direction, kForward);
      moved += moves.recipient;
    }
    Ticks moved = 0;
  } tap;
  channel_.set_tap(&tap);
  Spoil("recipient_clock_behind");
  channel_.Send(kForward, Bytes{1});
  EXPECT_EQ(tap.moved, -3600 * kTicksPerSecond);
}

TEST_F(ChannelTest, DuplicateArrivesAgainAsAReplay) {
  Spoil("duplicate");
  channel_.Send(kForward, Bytes{1});
  Delivery delivery;
  ASSERT_TRUE(channel_.Receive(kForward, delivery));
  EXPECT_EQ(delivery.origin, TokenOrigin::kPeer);
  ASSERT_TRUE(channel_.Receive(kForward, delivery));
  EXPECT_EQ(delivery.origin, TokenOrigin::kReplayed);
}

TEST_F(ChannelTest, ReorderedTokenArrivesBehindTheNext) {
  Spoil("reorder");
  channel_.Send(kForward, Bytes{1});
  EXPECT_TRUE(Arrivals().empty());
  channel_.Send(kForward, Bytes{2});
  EXPECT_EQ(Arrivals(), (Tokens{{2}, {1}}));
}

TEST_F(ChannelTest, DelayedTokenArrivesLaterAndMayBeOvertaken) {
  Spoil("delay");
  channel_.Send(kForward, Bytes{1});
  channel_.Send(kForward, Bytes{2});
  EXPECT_EQ(Arrivals(), (Tokens{{2}, {1}}));
  EXPECT_EQ(clock_.Now(), kWorldStart + Channel::kUsualLatency + kTicksPerSecond);
}

TEST_F(ChannelTest, ReplayAndReflectUseWhatWasSentBefore) {
  channel_.set_faults(
      {PlannedFault{.fault = FindFault("replay"), .leg = 2}, PlannedFault{.fault = FindFault("reflect"), .leg = 3}});
  channel_.Send(kBackward, Bytes{9});
  for (std::uint8_t i = 1; i < 4; ++i) channel_.Send(kForward, Bytes{i});
  EXPECT_EQ(Arrivals(), (Tokens{{1}, {1}, {9}}));
}

class CountingTap : public ChannelTap {
 public:
  void OnSent(Direction, std::uint32_t leg, ByteView token) override {
    log += "sent " + std::to_string(leg) + ":" + std::to_string(token.size()) + ' ';
  }
  void OnFault(const PlannedFault& planned, std::uint32_t, bool took_effect) override {
    log.append(planned.fault->name).append(took_effect ? " " : "(nothing) ");
  }
  void OnDelivered(Direction, const Delivery& delivery) override {
    log += "delivered " + std::to_string(delivery.token.size()) + ' ';
  }
  std::string log;
};

TEST_F(ChannelTest, TapSeesSentSpoiledAndDelivered) {
  CountingTap tap;
  channel_.set_tap(&tap);
  Spoil("empty", 0);
  channel_.Send(kForward, Bytes{1, 2});
  channel_.Send(kForward, {});
  Arrivals();
  EXPECT_EQ(tap.log, "sent 1:2 empty sent 2:0 empty(nothing) delivered 0 delivered 0 ");
}

TEST_F(ChannelTest, ClearForgetsWhatIsUnderWay) {
  Spoil("drop", 2);
  channel_.Send(kForward, Bytes{1});
  channel_.Clear();
  EXPECT_TRUE(Arrivals().empty());
  channel_.Send(kForward, Bytes{2});
  EXPECT_EQ(Arrivals(), Tokens{{2}});
}

TEST_F(ChannelTest, EndOfAChannelLeavesNothingDue) {
  {
    Channel other(queue_, clock_);
    other.Send(kForward, Bytes{1});
  }
  EXPECT_EQ(queue_.pending(), 0u);
}

}  // namespace
}  // namespace legwork
