#include "tools/clauses/clause_list.h"

#include <nlohmann/json.hpp>

#include "tools/clauses/clause_words.h"
#include "tools/clauses/wrap.h"

namespace legwork::clauses {
namespace {

// Some names the first few ids and says how many there are.
std::string Some(const std::vector<std::string_view>& ids) {
  constexpr std::size_t kShown = 3;
  std::string text = ids.size() <= kShown ? "" : std::to_string(ids.size()) + " scenarios: ";
  for (std::size_t i = 0; i < ids.size() && i < kShown; ++i) text += (i == 0 ? "" : ", ") + std::string(ids[i]);
  return ids.size() <= kShown ? text : text + ", …";
}

std::string Killers(const coverage::ClauseCoverage& row) {
  std::string text = Some(row.declared_by);
  for (const mutant::Mutant* mutant : row.mutants) {
    text +=
        (text.empty() ? "mutant:" : ", mutant:") + std::string(mutant->name) + " in " + std::string(mutant->scenario);
  }
  return text;
}

// Gaps says what an open clause lacks.
std::string Gaps(const coverage::ClauseCoverage& row) {
  std::string text;
  if (!row.IsExercised()) text += "no scenario exercises it";
  if (!row.IsKilled()) text += std::string(text.empty() ? "" : ", ") + "nothing violates it";
  if (!row.broken_unnamed.empty()) text += "; broken, but not declared, in " + Some(row.broken_unnamed);
  return text;
}

std::string CoverageText(const coverage::ClauseCoverage& row, std::size_t width) {
  std::string out;
  if (row.IsJudged() && !row.scenarios.empty()) out += Wrapped("  exercised  ", Some(row.scenarios), width);
  if (row.IsKilled()) out += Wrapped("  violated   ", Killers(row), width);
  if (row.IsOpen()) out += Wrapped("  OPEN       ", Gaps(row), width);
  if (row.IsJudged() && !row.reason.empty()) out += Wrapped("  unviolated ", row.reason, width);
  return out;
}

std::string ClauseText(const ListedClause& listed, std::size_t width) {
  const Clause& clause = *listed.clause;
  std::string out = std::string(clause.id) + "  " + std::string(PartyWord(clause.party)) + " " +
                    std::string(LevelWord(clause.level)) + (clause.inferred ? ", inferred" : "") + "  (" +
                    std::string(clause.page) + ")\n" + Wrapped("  ", clause.rule, width);
  if (!clause.unobservable.empty()) out += Wrapped("  not judged ", clause.unobservable, width);
  if (listed.coverage != nullptr) out += CoverageText(*listed.coverage, width);
  for (const Seen& seen : listed.seen) {
    out +=
        Wrapped("  seen in    ", seen.subject + ", " + seen.verdict + " in " + seen.cases + ": " + seen.reason, width);
  }
  return out;
}

struct Totals {
  std::size_t judged = 0, exercised = 0, killed = 0, excused = 0, open = 0;
};

Totals Count(const std::vector<ListedClause>& list) {
  Totals totals;
  for (const ListedClause& listed : list) {
    totals.judged += listed.clause->holds != nullptr ? 1 : 0;
    if (listed.coverage == nullptr) continue;
    const coverage::ClauseCoverage& row = *listed.coverage;
    totals.exercised += row.IsJudged() && row.IsExercised() ? 1 : 0;
    totals.killed += row.IsKilled() ? 1 : 0;
    totals.excused += row.IsJudged() && !row.IsKilled() && !row.reason.empty() ? 1 : 0;
    totals.open += row.IsOpen() ? 1 : 0;
  }
  return totals;
}

nlohmann::ordered_json KillersJson(const coverage::ClauseCoverage& row) {
  nlohmann::ordered_json killers = nlohmann::ordered_json::array();
  for (const std::string_view id : row.declared_by) killers.push_back({{"kind", "scenario"}, {"scenario", id}});
  for (const mutant::Mutant* mutant : row.mutants) {
    killers.push_back({{"kind", "mutant"}, {"mutant", mutant->name}, {"scenario", mutant->scenario}});
  }
  return killers;
}

nlohmann::ordered_json ClauseJson(const ListedClause& listed) {
  const Clause& clause = *listed.clause;
  nlohmann::ordered_json json = {{"id", clause.id},
                                 {"page", clause.page},
                                 {"party", PartyWord(clause.party)},
                                 {"level", LevelWord(clause.level)},
                                 {"inferred", clause.inferred},
                                 {"rule", clause.rule},
                                 {"observed", clause.holds != nullptr}};
  if (!clause.unobservable.empty()) json["reason"] = clause.unobservable;
  if (listed.coverage == nullptr) return json;
  const coverage::ClauseCoverage& row = *listed.coverage;
  if (!row.reason.empty()) json["reason"] = row.reason;
  json["covered"] = row.IsJudged() && row.IsExercised() && row.IsKilled();
  json["open"] = row.IsOpen();
  json["scenarios"] = row.scenarios;
  json["violated_by"] = KillersJson(row);
  json["subjects"] = nlohmann::ordered_json::array();
  for (const Seen& seen : listed.seen) {
    json["subjects"].push_back(
        {{"subject", seen.subject}, {"cases", seen.cases}, {"verdict", seen.verdict}, {"reason", seen.reason}});
  }
  return json;
}

}  // namespace

std::string RenderText(const std::vector<ListedClause>& list, std::size_t width) {
  std::string out;
  for (const ListedClause& listed : list) out += ClauseText(listed, width) + "\n";
  const Totals totals = Count(list);
  out += std::to_string(list.size()) + " clauses: " + std::to_string(totals.judged) + " judged from call records, " +
         std::to_string(list.size() - totals.judged) + " not, each with its reason";
  if (!list.empty() && list.front().coverage != nullptr) {
    out += ".\nOf those judged " + std::to_string(totals.exercised) + " are exercised, " +
           std::to_string(totals.killed) + " violated on purpose, " + std::to_string(totals.excused) +
           " cannot be, each with its reason, " + std::to_string(totals.open) + " are open.";
  }
  return out + "\n";
}

std::string RenderJson(const std::vector<ListedClause>& list) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const ListedClause& listed : list) json.push_back(ClauseJson(listed));
  return json.dump(2) + "\n";
}

}  // namespace legwork::clauses
