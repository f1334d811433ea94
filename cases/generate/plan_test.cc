#include "cases/generate/plan.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cases/generate/plan_generator.h"
#include "cases/script/format.h"
#include "cases/script/parser.h"
#include "cases/script/statements.h"

namespace legwork::generate {
namespace {

constexpr std::string_view kId = "generated/case";
constexpr std::uint64_t kSeeds = 200;

// WhyUnreadable is the parser's error, "" if the text is a scenario.
std::string WhyUnreadable(const std::string& text) {
  const script::ParseResult parsed = script::Parse(text, kId, script::Statements());
  return parsed.problem ? script::DiagnosticText(*parsed.problem) : "";
}

// IsStable says whether laying a laid-out file out again changes nothing.
bool IsStable(const std::string& text) {
  const script::FormatResult once = script::Format(text, kId, script::Statements());
  return !once.problem && script::Format(once.text, kId, script::Statements()).text == once.text;
}

Plan PlanOf(std::uint8_t legs, std::vector<Insertion> insertions) {
  Plan plan;
  plan.legs = legs;
  plan.insertions = std::move(insertions);
  return plan;
}

Insertion InsertionOf(Deed deed, std::uint8_t actor, std::uint8_t variant) {
  return {0, static_cast<std::uint8_t>(deed), actor, variant};
}

rc::Gen<std::uint8_t> AnyNumber() { return rc::gen::arbitrary<std::uint8_t>(); }

rc::Gen<Insertion> WildInsertion() {
  return rc::gen::build<Insertion>(
      rc::gen::set(&Insertion::after, AnyNumber()), rc::gen::set(&Insertion::deed, AnyNumber()),
      rc::gen::set(&Insertion::actor, AnyNumber()), rc::gen::set(&Insertion::variant, AnyNumber()));
}

rc::Gen<Spoil> WildSpoil() {
  return rc::gen::build<Spoil>(rc::gen::set(&Spoil::kind, AnyNumber()), rc::gen::set(&Spoil::leg, AnyNumber()),
                               rc::gen::set(&Spoil::at, AnyNumber()));
}

// WildPlan has any numbers at all, far beyond those that the generator draws.
rc::Gen<Plan> WildPlan() {
  return rc::gen::build<Plan>(
      rc::gen::set(&Plan::package, AnyNumber()), rc::gen::set(&Plan::request, AnyNumber()),
      rc::gen::set(&Plan::wrong_password), rc::gen::set(&Plan::legs, AnyNumber()),
      rc::gen::set(&Plan::insertions, rc::gen::container<std::vector<Insertion>>(WildInsertion())),
      rc::gen::set(&Plan::spoils, rc::gen::container<std::vector<Spoil>>(WildSpoil())));
}

RC_GTEST_PROP(PlanTest, AnyNumbersWriteAScenarioThatParses, ()) {
  const std::string text = WriteScenario(*WildPlan(), kId, *rc::gen::arbitrary<std::uint64_t>());
  RC_ASSERT(WhyUnreadable(text) == "");
  RC_ASSERT(IsStable(text));
}

RC_GTEST_PROP(PlanTest, AnySeedWritesAScenarioThatParses, ()) {
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  const PackageName package = *rc::gen::elementOf(std::vector(PlanPackages().begin(), PlanPackages().end()));
  const std::string text = WriteScenario(GeneratePlan(seed, package), kId, seed);
  RC_ASSERT(WhyUnreadable(text) == "");
  RC_ASSERT(IsStable(text));
}

TEST(PlanTest, EveryFormOfEveryDeedParses) {
  for (int deed = 0; deed < kDeedCount; ++deed) {
    for (std::uint8_t variant = 0; variant < 32; ++variant) {
      for (std::uint8_t actor = 0; actor < 2; ++actor) {
        const Plan plan = PlanOf(0, {InsertionOf(static_cast<Deed>(deed), actor, variant)});
        EXPECT_EQ(WhyUnreadable(WriteScenario(plan, kId, 1)), "");
      }
    }
  }
}

TEST(PlanTest, EveryRequestAndEverySpoilParses) {
  for (std::uint8_t number = 0; number < 32; ++number) {
    Plan plan = PlanOf(1, {});
    plan.request = number;
    plan.spoils = {{number, number, number}};
    EXPECT_EQ(WhyUnreadable(WriteScenario(plan, kId, 1)), "");
  }
}

TEST(PlanTest, WithoutLegsAndDeedsHasAStepStill) { EXPECT_EQ(WhyUnreadable(WriteScenario(Plan{}, kId, 1)), ""); }

TEST(PlanTest, WritesLegsInTurnAndDeedsBetweenThem) {
  const Insertion query = {.after = 1, .deed = static_cast<std::uint8_t>(Deed::kQuery), .actor = 1, .variant = 0};
  const std::string text = WriteScenario(PlanOf(3, {query}), kId, 1);
  const std::size_t first = text.find("client  initialize  req=0");
  const std::size_t between = text.find("server  query  attribute=SIZES");
  const std::size_t second = text.find("server  accept");
  const std::size_t third = text.find("client  initialize  = *");
  EXPECT_LT(first, between);
  EXPECT_LT(between, second);
  EXPECT_LT(second, third);
  EXPECT_NE(third, std::string::npos);
}

TEST(PlanGeneratorTest, OneSeedGivesOnePlanAndManySeedsGiveMany) {
  for (const PackageName package : PlanPackages()) {
    std::set<std::string> texts;
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
      const Plan plan = GeneratePlan(seed, package);
      EXPECT_EQ(plan, GeneratePlan(seed, package));
      EXPECT_EQ(PlanPackages()[plan.package], package);
      texts.insert(WriteScenario(plan, kId, 0));
    }
    EXPECT_GT(texts.size(), kSeeds * 9 / 10);
  }
}

// Every deed comes up in some plan, of either actor, and so does a spoiled transport.
TEST(PlanGeneratorTest, ReachesEveryDeedOfEachActor) {
  std::set<std::pair<int, int>> deeds;
  bool spoiled = false;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const Plan plan = GeneratePlan(seed, PackageName::kNtlm);
    for (const Insertion& insertion : plan.insertions) deeds.insert({insertion.deed, insertion.actor});
    spoiled = spoiled || !plan.spoils.empty();
  }
  EXPECT_EQ(deeds.size(), 2u * kDeedCount);
  EXPECT_TRUE(spoiled);
}

bool Signs(const Plan& plan) {
  for (const Insertion& insertion : plan.insertions) {
    if (insertion.deed == static_cast<std::uint8_t>(Deed::kSign)) return true;
  }
  return false;
}

// The failure of the test: some message is signed after at least two legs.
bool SignsAfterTwoLegs(const Plan& plan) { return plan.legs >= 2 && Signs(plan); }

TEST(SmallestFailingTest, FindsTheMinimumAndKeepsTheFailure) {
  const Plan minimum = PlanOf(2, {InsertionOf(Deed::kSign, 0, 0)});
  int failing = 0;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    if (!SignsAfterTwoLegs(GeneratePlan(seed, PackageName::kNtlm))) continue;
    ++failing;
    const Plan smallest = SmallestFailing(seed, PackageName::kNtlm, SignsAfterTwoLegs, 5000);
    EXPECT_TRUE(SignsAfterTwoLegs(smallest));
    EXPECT_EQ(smallest, minimum) << "seed " << seed << ":\n" << WriteScenario(smallest, kId, seed);
  }
  EXPECT_GT(failing, 10);
}

TEST(SmallestFailingTest, TriesNoMoreOftenThanItMay) {
  int calls = 0;
  const auto fails = [&calls](const Plan&) { return ++calls % 2 == 0; };
  SmallestFailing(3, PackageName::kNtlm, fails, 20);
  EXPECT_LE(calls, 20);
}

TEST(SmallestFailingTest, WithoutTriesGivesThePlanItself) {
  const auto always = [](const Plan&) { return true; };
  EXPECT_EQ(SmallestFailing(3, PackageName::kNtlm, always, 0), GeneratePlan(3, PackageName::kNtlm));
}

}  // namespace
}  // namespace legwork::generate
