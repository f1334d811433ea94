#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "model/clause_set.h"
#include "model/profile.h"
#include "tools/cli/case_runner.h"
#include "tools/cli/commands.h"
#include "tools/cli/scenarios.h"
#include "tools/cli/settings.h"

// `clauses`: what the documentation says, sentence by sentence, and with --coverage which scenarios exercise it.
namespace legwork::cli {
namespace {

std::string_view PartyWord(Party party) {
  switch (party) {
    case Party::kCaller:
      return "caller";
    case Party::kPackage:
      return "package";
    case Party::kBoth:
      return "both";
  }
  return "both";
}

std::string_view LevelWord(Level level) {
  switch (level) {
    case Level::kMust:
      return "must";
    case Level::kShould:
      return "should";
    case Level::kMay:
      return "may";
    case Level::kNote:
      return "note";
  }
  return "note";
}

// Exercise is what the scenarios did to one clause.
struct Exercise {
  std::vector<std::string> scenarios;  // ids in which it applied
  std::set<std::string> violated_by;   // ids in which it was violated, as declared
};

using Exercises = std::map<std::string_view, Exercise>;

Exercises RunAll() {
  Exercises exercises;
  CaseRunner runner("sim", DocumentedProfile());
  const Scenarios scenarios = BuiltInScenarios("*", "");
  const auto clauses = AllClauses();
  for (const auto& scenario : scenarios.loaded) {
    const Case one = {&scenario->script, Arrangement::kBoth, SeedOf(scenario->script, {}), scenario->name};
    const script::RunResult result = runner.Run(one);
    for (std::size_t i = 0; i < clauses.size() && i < result.coverage.counts.size(); ++i) {
      if (result.coverage.counts[i].applied > 0) exercises[clauses[i].id].scenarios.push_back(scenario->name);
    }
    for (const script::FoundViolation& found : result.violations) {
      exercises[found.verdict.clause->id].violated_by.insert(scenario->name);
    }
  }
  return exercises;
}

nlohmann::ordered_json ToJson(const Clause& clause, const Exercises* exercises) {
  nlohmann::ordered_json json = {{"id", clause.id},
                                 {"page", clause.page},
                                 {"party", PartyWord(clause.party)},
                                 {"level", LevelWord(clause.level)},
                                 {"inferred", clause.inferred},
                                 {"rule", clause.rule},
                                 {"observed", clause.holds != nullptr}};
  if (!clause.unobservable.empty()) json["reason"] = clause.unobservable;
  if (exercises != nullptr) {
    const auto found = exercises->find(clause.id);
    json["scenarios"] = found == exercises->end() ? std::vector<std::string>() : found->second.scenarios;
    json["violated_by"] = found == exercises->end() ? std::set<std::string>() : found->second.violated_by;
  }
  return json;
}

void PrintText(const Clause& clause, const Exercises* exercises) {
  std::cout << clause.id << "  " << PartyWord(clause.party) << " " << LevelWord(clause.level)
            << (clause.inferred ? " inferred" : "") << "  " << clause.rule << "\n";
  if (!clause.unobservable.empty()) std::cout << "  not judged: " << clause.unobservable << "\n";
  if (exercises == nullptr || clause.holds == nullptr) return;
  const auto found = exercises->find(clause.id);
  const std::size_t scenarios = found == exercises->end() ? 0 : found->second.scenarios.size();
  std::cout << "  exercised by " << scenarios << " scenarios";
  if (scenarios > 0) std::cout << ", first " << found->second.scenarios.front();
  if (scenarios > 0 && !found->second.violated_by.empty()) {
    std::cout << "; violated on purpose in " << *found->second.violated_by.begin();
  }
  std::cout << "\n";
}

}  // namespace

int Clauses(const ClausesOptions& options) {
  const Exercises exercises = options.coverage ? RunAll() : Exercises();
  const Exercises* shown = options.coverage ? &exercises : nullptr;
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  std::size_t judged = 0;
  std::size_t exercised = 0;
  for (const Clause& clause : AllClauses()) {
    judged += clause.holds != nullptr ? 1 : 0;
    exercised += exercises.contains(clause.id) ? 1 : 0;
    if (options.json) json.push_back(ToJson(clause, shown));
    if (!options.json) PrintText(clause, shown);
  }
  if (options.json) {
    std::cout << json.dump(2) << "\n";
    return kAsExpected;
  }
  std::cout << "\n" << AllClauses().size() << " clauses, " << judged << " judged from call records";
  if (options.coverage) std::cout << ", " << exercised << " exercised by scenarios";
  std::cout << "\n";
  return kAsExpected;
}

}  // namespace legwork::cli
