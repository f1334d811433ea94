// Every planted bug is found by its scenario, under the clause that it breaks; without a bug nothing is found.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "cases/coverage/clause_coverage.h"
#include "cases/coverage/scenario_set.h"
#include "sim/mutant/mutant_factory.h"
#include "sim/peer/simulated_factory.h"

namespace legwork {
namespace {

coverage::ScenarioSet& Scenarios() {
  static coverage::ScenarioSet* set = new coverage::ScenarioSet;
  return *set;
}

// Finds says whether the scenario reports the mutant's clause, without blaming the scenario, and does not without the
// mutant.
bool Finds(const script::Script& script, const mutant::Mutant& mutant) {
  mutant::MutantFactory subject(mutant);
  SimulatedFactory sound;
  const script::RunResult result = Scenarios().Run(script, subject);
  return result.outcome != script::Outcome::kHarnessFault && coverage::ReportsViolation(result, mutant.clause) &&
         !coverage::ReportsViolation(Scenarios().Run(script, sound), mutant.clause);
}

// Others says which scenarios would find a mutant that its own does not find.
std::string Others(const mutant::Mutant& mutant) {
  std::string ids;
  for (const script::Script& script : Scenarios().scripts()) {
    if (Finds(script, mutant)) ids += " " + std::string(script.Id());
  }
  return ids.empty() ? "no other does" : "these do:" + ids;
}

TEST(MutantScenarioTest, EveryMutantIsFoundInItsScenarioUnderItsClause) {
  for (const mutant::Mutant* mutant : mutant::AllMutants()) {
    const script::Script* script = Scenarios().Find(mutant->scenario);
    EXPECT_TRUE(script != nullptr && Finds(*script, *mutant))
        << "mutant:" << mutant->name << " is not found under " << mutant->clause << " in `" << mutant->scenario << "`; "
        << Others(*mutant);
  }
}

// Weight of what the scenario shows against the mutant under its clause, judged as the simulation that it is.
Weight WeightOf(const script::Script& script, const mutant::Mutant& mutant) {
  mutant::MutantFactory subject(mutant);
  for (const script::FoundViolation& found : Scenarios().Run(script, subject).violations) {
    const bool fails = found.verdict.party == Party::kPackage && found.verdict.weight == Weight::kFailure;
    if (fails && !found.declared && found.verdict.clause->id == mutant.clause) return Weight::kFailure;
  }
  return Weight::kWarning;
}

// RunsOfStranger plays the scenario with a subject that nobody knows, in the three arrangements there are.
std::array<script::RunResult, 3> RunsOfStranger(const script::Script& script, const mutant::Mutant& mutant,
                                                const Profile& profile = DocumentedProfile()) {
  mutant::MutantFactory stranger(mutant, mutant::JudgedAs::kForeign);
  SimulatedFactory sound;
  return {Scenarios().RunBetween(script, stranger, stranger, &profile),
          Scenarios().RunBetween(script, stranger, sound, &profile),
          Scenarios().RunBetween(script, sound, stranger, &profile)};
}

// What a stranger's scenario needs and nobody can give it: a policy set from outside, credentials in its own format.
constexpr std::string_view kNotToBeAsked[] = {"guest_keeps_secrets", "protects_guests", "takes_weak_keys",
                                              "forgets_supplied"};

TEST(MutantScenarioTest, AMutantThatFailsByItsClauseFailsAsAStrangerToo) {
  for (const mutant::Mutant* mutant : mutant::AllMutants()) {
    const script::Script* script = Scenarios().Find(mutant->scenario);
    ASSERT_NE(script, nullptr) << mutant->name;
    if (WeightOf(*script, *mutant) == Weight::kWarning) continue;
    const auto runs = RunsOfStranger(*script, *mutant);
    if (std::ranges::count(kNotToBeAsked, mutant->name) != 0) {
      EXPECT_EQ(runs[0].outcome, script::Outcome::kSkip) << mutant->name;
      EXPECT_NE(runs[0].message, "") << mutant->name << " is skipped for no reason";
      continue;
    }
    EXPECT_TRUE(std::ranges::any_of(runs, [](const auto& run) { return run.outcome == script::Outcome::kFail; }))
        << "stranger:" << mutant->name << " breaks " << mutant->clause << " in `" << mutant->scenario << "`";
  }
}

TEST(MutantScenarioTest, AGoodMessageThatIsRefusedIsHeldAgainstTheClauseThatSaysWhy) {
  const mutant::Mutant* const spoilt = mutant::FindMutant("mic_spoils_cipher");
  ASSERT_NE(spoilt, nullptr);
  const script::RunResult as_acceptor = RunsOfStranger(*Scenarios().Find(spoilt->scenario), *spoilt)[2];
  EXPECT_EQ(as_acceptor.outcome, script::Outcome::kFail);
  EXPECT_EQ(as_acceptor.cited, (std::vector<std::string>{"SPN-007", "VER-001"})) << as_acceptor.message;
  EXPECT_EQ(as_acceptor.violated_before, "") << "it is no consequence of itself";
}

TEST(MutantScenarioTest, AStrangerWithoutABugFailsNowhere) {
  for (const Profile& profile : ProfileRows()) {
    for (const script::Script& script : Scenarios().scripts()) {
      for (const script::RunResult& run : RunsOfStranger(script, mutant::kSound, profile)) {
        const bool passes = run.outcome == script::Outcome::kPass || run.outcome == script::Outcome::kSkip;
        EXPECT_TRUE(passes) << script.Id() << " under " << profile.name << ": " << run.message;
      }
    }
  }
}

TEST(MutantScenarioTest, TheSoundPackagesFailNoClauseUndeclared) {
  SimulatedFactory subject;
  for (const script::Script& script : Scenarios().scripts()) {
    const script::RunResult result = Scenarios().Run(script, subject);
    for (const script::FoundViolation& found : result.violations) {
      const bool fails = found.verdict.party == Party::kPackage && found.verdict.weight == Weight::kFailure;
      EXPECT_FALSE(fails && !found.declared) << script.Id() << ": " << found.text;
    }
  }
}

}  // namespace
}  // namespace legwork
