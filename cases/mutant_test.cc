// Every planted bug is found by its scenario, under the clause that it breaks; without a bug nothing is found.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "cases/embedded_scenarios.h"
#include "cases/script/parser.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "sim/mutant/mutant_factory.h"
#include "sim/peer/simulated_factory.h"

namespace legwork {
namespace {

// ScenarioSet is all embedded scenarios, parsed once, with the keys of their accounts.
struct ScenarioSet {
  std::vector<script::Script> scripts;
  StringToKeyCache keys;

  ScenarioSet() {
    for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
      script::ParseResult parsed = script::Parse(scenario.text, scenario.path, script::Statements());
      if (parsed.script) scripts.push_back(std::move(*parsed.script));
    }
  }

  // Find gives nullptr for an id that no scenario has.
  const script::Script* Find(std::string_view id) const {
    for (const script::Script& script : scripts) {
      if (script.Id() == id) return &script;
    }
    return nullptr;
  }

  script::RunResult Run(const script::Script& script, PeerFactory& subject) {
    script::RunRequest request;
    request.script = &script;
    request.initiator = request.acceptor = &subject;
    request.keys = &keys;
    return script::RunScenario(request);
  }
};

ScenarioSet& Scenarios() {
  static ScenarioSet* set = new ScenarioSet;
  return *set;
}

bool Reports(const script::RunResult& result, std::string_view clause) {
  for (const script::FoundViolation& found : result.violations) {
    const bool by_package = found.verdict.party == Party::kPackage;
    if (!found.declared && by_package && found.verdict.clause->id == clause) return true;
  }
  return false;
}

// Finds says whether the scenario reports the mutant's clause, and does not without the mutant.
bool Finds(const script::Script& script, const mutant::Mutant& mutant) {
  mutant::MutantFactory subject(mutant);
  SimulatedFactory sound;
  return Reports(Scenarios().Run(script, subject), mutant.clause) &&
         !Reports(Scenarios().Run(script, sound), mutant.clause);
}

// Others says which scenarios would find a mutant that its own does not find.
std::string Others(const mutant::Mutant& mutant) {
  std::string ids;
  for (const script::Script& script : Scenarios().scripts) {
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
  for (const script::Script& script : Scenarios().scripts) {
    const script::RunResult result = Scenarios().Run(script, subject);
    for (const script::FoundViolation& found : result.violations) {
      const bool fails = found.verdict.party == Party::kPackage && found.verdict.weight == Weight::kFailure;
      EXPECT_FALSE(fails && !found.declared) << script.Id() << ": " << found.text;
    }
  }
}

}  // namespace
}  // namespace legwork
