// Every planted bug is found by its scenario, under the clause that it breaks; without a bug nothing is found.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

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

// Finds says whether the scenario reports the mutant's clause, and does not without the mutant.
bool Finds(const script::Script& script, const mutant::Mutant& mutant) {
  mutant::MutantFactory subject(mutant);
  SimulatedFactory sound;
  return coverage::ReportsViolation(Scenarios().Run(script, subject), mutant.clause) &&
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
