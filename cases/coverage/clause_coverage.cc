#include "cases/coverage/clause_coverage.h"

#include "cases/coverage/reason.h"
#include "model/clause_set.h"
#include "sim/mutant/mutant_factory.h"
#include "sim/peer/simulated_factory.h"

namespace legwork::coverage {
namespace {

using Rows = std::vector<ClauseCoverage>;

Rows MakeRows() {
  Rows rows;
  for (const Clause& clause : AllClauses()) {
    ClauseCoverage& row = rows.emplace_back();
    row.clause = &clause;
    row.reason = clause.holds == nullptr ? clause.unobservable : ReasonFor(clause.id);
  }
  return rows;
}

// Announces says whether a `check clause` line of the scenario names the clause as violated.
bool Announces(const script::Script& script, std::string_view clause) {
  for (const script::Event& event : script.events) {
    const script::Statement& line = event.statement;
    if (event.is_step() || line.subject.text != "clause" || !line.result || line.result->text != "violated") continue;
    const script::Attribute* id = line.Find("id");
    if (id != nullptr && id->value && id->value->text == clause) return true;
  }
  return false;
}

void AddOnce(std::vector<std::string_view>& ids, std::string_view id) {
  if (ids.empty() || ids.back() != id) ids.push_back(id);
}

void AddScenario(const script::Script& script, const script::RunResult& result, Rows& rows) {
  for (std::size_t i = 0; i < rows.size() && i < result.coverage.counts.size(); ++i) {
    if (result.coverage.counts[i].applied > 0) rows[i].scenarios.push_back(script.Id());
  }
  if (result.outcome != script::Outcome::kPass) return;
  const Clause* const first = AllClauses().data();
  for (const script::FoundViolation& found : result.violations) {
    ClauseCoverage& row = rows[static_cast<std::size_t>(found.verdict.clause - first)];
    AddOnce(Announces(script, row.clause->id) ? row.declared_by : row.broken_unnamed, script.Id());
  }
}

void AddMutants(ScenarioSet& scenarios, Rows& rows) {
  const Clause* const first = AllClauses().data();
  for (const mutant::Mutant* mutant : mutant::AllMutants()) {
    const Clause* clause = FindClause(mutant->clause);
    const script::Script* script = scenarios.Find(mutant->scenario);
    if (clause == nullptr || script == nullptr) continue;
    mutant::MutantFactory subject(*mutant);
    const bool found = ReportsViolation(scenarios.Run(*script, subject), mutant->clause);
    if (found) rows[static_cast<std::size_t>(clause - first)].mutants.push_back(mutant);
  }
}

}  // namespace

std::vector<ClauseCoverage> MeasureCoverage(ScenarioSet& scenarios) {
  Rows rows = MakeRows();
  SimulatedFactory sound;
  for (const script::Script& script : scenarios.scripts()) AddScenario(script, scenarios.Run(script, sound), rows);
  AddMutants(scenarios, rows);
  return rows;
}

bool ReportsViolation(const script::RunResult& result, std::string_view clause) {
  for (const script::FoundViolation& found : result.violations) {
    const bool by_package = found.verdict.party == Party::kPackage;
    if (!found.declared && by_package && found.verdict.clause->id == clause) return true;
  }
  return false;
}

}  // namespace legwork::coverage
