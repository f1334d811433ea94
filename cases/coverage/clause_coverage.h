#ifndef LEGWORK_CASES_COVERAGE_CLAUSE_COVERAGE_H_
#define LEGWORK_CASES_COVERAGE_CLAUSE_COVERAGE_H_

#include <string_view>
#include <vector>

#include "cases/coverage/scenario_set.h"
#include "model/clause.h"
#include "sim/mutant/mutant.h"

// What the scenarios show of each clause: where it applies, and what violates it so that the oracle says so.
namespace legwork::coverage {

// ClauseCoverage is what is known of one clause. Ids point into the ScenarioSet.
struct ClauseCoverage {
  const Clause* clause = nullptr;
  std::vector<std::string_view> scenarios;       // in which it applies to the simulated packages
  std::vector<std::string_view> declared_by;     // in which it is violated, as their `check clause` line says
  std::vector<std::string_view> broken_unnamed;  // in which it is violated by a deed that another clause's line covers
  std::vector<const mutant::Mutant*> mutants;    // that break it, and are found under it in their scenario
  std::string_view reason;                       // why it is not judged, or why nothing violates it; "" if none

  bool IsJudged() const { return clause->holds != nullptr; }
  // IsExercised also by a mutant: some clauses bind only a package that errs.
  bool IsExercised() const { return !scenarios.empty() || !mutants.empty(); }
  bool IsKilled() const { return !declared_by.empty() || !mutants.empty(); }
  // IsOpen says that something is missing: a scenario, a violation, or the reason for having none.
  bool IsOpen() const { return reason.empty() && !(IsJudged() && IsExercised() && IsKilled()); }
};

// MeasureCoverage runs every scenario on the simulated packages and every mutant in its scenario. The rows are those of
// AllClauses, in their order.
std::vector<ClauseCoverage> MeasureCoverage(ScenarioSet& scenarios);

// ReportsViolation says whether the run found a violation of the clause by a package that its scenario did not
// announce.
bool ReportsViolation(const script::RunResult& result, std::string_view clause);

}  // namespace legwork::coverage

#endif  // LEGWORK_CASES_COVERAGE_CLAUSE_COVERAGE_H_
