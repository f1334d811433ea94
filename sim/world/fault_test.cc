#include "sim/world/fault.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace legwork {
namespace {

Passage MakePassage(Bytes token) {
  const std::size_t size = token.size();
  return Passage{.token = std::move(token), .part = {0, size}};
}

PlannedFault Plan(std::string_view name) { return PlannedFault{.fault = FindFault(name)}; }

bool Apply(const PlannedFault& planned, Passage& passage) { return planned.fault->apply(planned.parameters, passage); }

TEST(FaultTest, RowsAreSortedNamedAndDescribed) {
  EXPECT_TRUE(std::ranges::is_sorted(FaultRows(), {}, &FaultRow::name));
  for (const FaultRow& row : FaultRows()) {
    EXPECT_EQ(FindFault(row.name), &row);
    EXPECT_EQ(row.summary.back(), '.') << row.name;
  }
  EXPECT_EQ(FindFault("gremlin"), nullptr);
}

TEST(FaultTest, TruncateKeepsTheOctetsBeforeAt) {
  PlannedFault planned = Plan("truncate");
  ASSERT_TRUE(SetFaultParameter(planned, "at", "2"));
  Passage passage = MakePassage({1, 2, 3});
  EXPECT_TRUE(Apply(planned, passage));
  EXPECT_EQ(passage.token, (Bytes{1, 2}));
  EXPECT_EQ(passage.origin, TokenOrigin::kAltered);
}

TEST(FaultTest, TruncateBehindTheEndHasNoEffect) {
  PlannedFault planned = Plan("truncate");
  ASSERT_TRUE(SetFaultParameter(planned, "at", "3"));
  Passage passage = MakePassage({1, 2, 3});
  EXPECT_FALSE(Apply(planned, passage));
  EXPECT_EQ(passage.origin, TokenOrigin::kPeer);
}

TEST(FaultTest, FlipInvertsOneBit) {
  PlannedFault planned = Plan("flip");
  ASSERT_TRUE(SetFaultParameter(planned, "at", "9"));
  Passage passage = MakePassage({0, 0});
  EXPECT_TRUE(Apply(planned, passage));
  EXPECT_EQ(passage.token, (Bytes{0, 2}));
  ASSERT_TRUE(SetFaultParameter(planned, "at", "16"));
  EXPECT_FALSE(Apply(planned, passage));
}

TEST(FaultTest, AppendReplaceAndEmptyChangeTheOctets) {
  PlannedFault append = Plan("append");
  ASSERT_TRUE(SetFaultParameter(append, "bytes", "beef"));
  Passage passage = MakePassage({1});
  EXPECT_TRUE(Apply(append, passage));
  EXPECT_EQ(passage.token, (Bytes{1, 0xBE, 0xEF}));
  passage = MakePassage(passage.token);
  EXPECT_TRUE(Apply(Plan("replace"), passage));
  EXPECT_EQ(passage.token, Bytes{0});
  EXPECT_EQ(passage.origin, TokenOrigin::kForged);
  EXPECT_TRUE(Apply(Plan("empty"), passage));
  EXPECT_TRUE(passage.token.empty());
  EXPECT_FALSE(Apply(Plan("empty"), passage));
}

TEST(FaultTest, SwapExchangesTwoDifferentOctets) {
  Passage passage = MakePassage({1, 2, 2});
  EXPECT_TRUE(Apply(Plan("swap"), passage));
  EXPECT_EQ(passage.token, (Bytes{2, 1, 2}));
  PlannedFault same = Plan("swap");
  ASSERT_TRUE(SetFaultParameter(same, "with", "2"));
  EXPECT_FALSE(Apply(same, passage));
}

TEST(FaultTest, DropDuplicateReorderAndDelayTouchOnlyTheWay) {
  Passage passage = MakePassage({7});
  PlannedFault delay = Plan("delay");
  ASSERT_TRUE(SetFaultParameter(delay, "by", "3"));
  EXPECT_TRUE(Apply(delay, passage));
  EXPECT_EQ(passage.delay, 30);
  EXPECT_TRUE(Apply(Plan("duplicate"), passage));
  EXPECT_EQ(passage.copies, 2u);
  EXPECT_TRUE(Apply(Plan("reorder"), passage));
  EXPECT_TRUE(passage.waits_for_next);
  EXPECT_TRUE(Apply(Plan("drop"), passage));
  EXPECT_EQ(passage.copies, 0u);
  EXPECT_EQ(passage.token, Bytes{7});
}

TEST(FaultTest, ReplayAndReflectNeedAnEarlierToken) {
  const Bytes earlier = {4, 5};
  const Bytes opposite = {6};
  Passage passage = MakePassage({7});
  EXPECT_FALSE(Apply(Plan("replay"), passage));
  EXPECT_FALSE(Apply(Plan("reflect"), passage));
  passage.earlier = earlier;
  passage.opposite = opposite;
  EXPECT_TRUE(Apply(Plan("replay"), passage));
  EXPECT_EQ(passage.token, earlier);
  EXPECT_EQ(passage.origin, TokenOrigin::kReplayed);
  EXPECT_TRUE(Apply(Plan("reflect"), passage));
  EXPECT_EQ(passage.token, opposite);
}

TEST(FaultTest, AFieldIsSpoiledAndNothingAroundIt) {
  const Bytes token = {1, 2, 3, 4, 5};
  const auto spoil = [&](const PlannedFault& planned) {
    Passage passage = {.token = token, .part = {1, 3}};
    return Apply(planned, passage) ? passage.token : Bytes{};
  };
  EXPECT_EQ(spoil(Plan("flip")), (Bytes{1, 3, 3, 4, 5}));
  EXPECT_EQ(spoil(Plan("swap")), (Bytes{1, 3, 2, 4, 5}));
  EXPECT_EQ(spoil(Plan("zero")), (Bytes{1, 0, 0, 4, 5}));
  EXPECT_EQ(spoil(Plan("empty")), (Bytes{1, 4, 5}));
  EXPECT_EQ(spoil(Plan("append")), (Bytes{1, 2, 3, 0, 4, 5}));
  EXPECT_EQ(spoil(Plan("replace")), (Bytes{1, 0, 4, 5}));
  EXPECT_EQ(spoil(Plan("truncate")), (Bytes{1, 2}));
  PlannedFault outside = Plan("flip");
  ASSERT_TRUE(SetFaultParameter(outside, "at", "16"));
  EXPECT_TRUE(spoil(outside).empty());
}

TEST(FaultTest, ZeroOfZerosHasNoEffect) {
  Passage passage = MakePassage({0, 0});
  EXPECT_FALSE(Apply(Plan("zero"), passage));
}

TEST(FaultTest, FragmentCutsWhereBothPiecesHaveOctets) {
  Passage passage = MakePassage({1, 2, 3});
  EXPECT_TRUE(Apply(Plan("fragment"), passage));
  EXPECT_EQ(passage.cut, 1u);
  for (const std::string_view at : {"0", "3", "4"}) {
    PlannedFault planned = Plan("fragment");
    ASSERT_TRUE(SetFaultParameter(planned, "at", at));
    EXPECT_FALSE(Apply(planned, passage)) << at;
  }
}

TEST(FaultTest, ClocksJumpBothWays) {
  Passage passage = MakePassage({7});
  EXPECT_TRUE(Apply(Plan("sender_clock_ahead"), passage));
  EXPECT_EQ(passage.clocks.sender, 3600 * kTicksPerSecond);
  PlannedFault behind = Plan("recipient_clock_behind");
  ASSERT_TRUE(SetFaultParameter(behind, "by", "3"));
  EXPECT_TRUE(Apply(behind, passage));
  EXPECT_EQ(passage.clocks.recipient, -30);
  EXPECT_TRUE(Apply(Plan("kdc_clock_behind"), passage));
  EXPECT_EQ(passage.clocks.authority, -3600 * kTicksPerSecond);
  EXPECT_EQ(passage.token, Bytes{7});
  EXPECT_EQ(passage.origin, TokenOrigin::kPeer);
}

TEST(FaultTest, ParametersAreRefusedWhenForeignOrMalformed) {
  PlannedFault planned = Plan("truncate");
  EXPECT_FALSE(SetFaultParameter(planned, "bytes", "00"));
  for (const std::string_view value : {"", "x", "-1", "1 ", "99999999999999999999"}) {
    EXPECT_FALSE(SetFaultParameter(planned, "at", value)) << value;
  }
  PlannedFault append = Plan("append");
  EXPECT_FALSE(SetFaultParameter(append, "bytes", "0"));
}

TEST(FaultTest, ParametersPrintAsTheyAreRead) {
  PlannedFault planned = Plan("swap");
  EXPECT_EQ(FaultParametersText(planned), "");
  ASSERT_TRUE(SetFaultParameter(planned, "with", "3"));
  ASSERT_TRUE(SetFaultParameter(planned, "at", "17"));
  EXPECT_EQ(FaultParametersText(planned), "at=17 with=3");
  PlannedFault delay = Plan("delay");
  ASSERT_TRUE(SetFaultParameter(delay, "by", "250"));
  EXPECT_EQ(FaultParametersText(delay), "by=250");
}

}  // namespace
}  // namespace legwork
