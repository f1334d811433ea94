#include "sim/package/misbehaviour.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

struct Row {
  Misbehaviour about;
  void (*alter_number)(int& number) = nullptr;
  void (*alter_text)(std::string_view& text) = nullptr;
};

constexpr Row kRows[] = {
    {.about = {"one_more", "Counts one too many.", Misbehaviour::Offender::kInitiator, "", ""},
     .alter_number = [](int& number) { ++number; }},
    {.about = {"twice", "Counts all twice.", Misbehaviour::Offender::kAcceptor, "", ""},
     .alter_number = [](int& number) { number *= 2; }},
    {.about = {"mute", "Says nothing.", Misbehaviour::Offender::kEither, "", ""},
     .alter_text = [](std::string_view& text) { text = {}; }},
};
constexpr std::span<const Row> kAll = kRows;

TEST(MisbehaviourTest, ARightPartyAltersNothing) {
  int number = 3;
  CommitAny(nullptr, kAll, &Row::alter_number, number);
  EXPECT_EQ(number, 3);
}

TEST(MisbehaviourTest, OnlyWhatIsPlannedIsDoneAndNoted) {
  Misconduct misconduct;
  misconduct.Plan(kRows[1].about);
  misconduct.Plan(kRows[2].about);
  int number = 3;
  CommitAny(&misconduct, kAll, &Row::alter_number, number);
  EXPECT_EQ(number, 6);
  EXPECT_FALSE(misconduct.HasCommitted(kRows[0].about));
  EXPECT_TRUE(misconduct.HasCommitted(kRows[1].about));
  EXPECT_FALSE(misconduct.HasCommitted(kRows[2].about));
}

TEST(MisbehaviourTest, AboutAllKeepsTheOrderOfTheRows) {
  const MisbehaviourList list = AboutAll(kAll);
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[0]->name, "one_more");
  EXPECT_EQ(list[2], &kRows[2].about);
}

}  // namespace
}  // namespace legwork
