#include "tools/report/report.h"

#include <algorithm>
#include <map>

namespace legwork::report {
namespace {

constexpr std::string_view kWords[] = {"pass", "fail", "crash", "timeout", "skip", "xfail", "xpass"};

void Count(const CaseResult& result, const ClauseResult& clause, ClauseTotal& total) {
  const bool broken = clause.verdict != "holds";
  if (clause.verdict == "violated") ++total.violated;
  if (clause.verdict == "warning") ++total.warnings;
  if (!broken) ++total.holds;
  if (total.clause.id.empty() || (broken && total.first_case.empty())) total.clause = clause;
  if (broken && total.first_case.empty()) {
    total.first_case = result.id;
    total.first_replay = result.replay;
  }
}

}  // namespace

std::string_view CaseVerdictWord(CaseVerdict verdict) { return kWords[static_cast<std::size_t>(verdict)]; }

bool IsUnexpected(CaseVerdict verdict) {
  switch (verdict) {
    case CaseVerdict::kPass:
    case CaseVerdict::kSkip:
    case CaseVerdict::kXfail:
      return false;
    case CaseVerdict::kFail:
    case CaseVerdict::kCrash:
    case CaseVerdict::kTimeout:
    case CaseVerdict::kXpass:
      return true;
  }
  return true;
}

Summary Summarize(const Report& report) {
  int counts[std::size(kWords)] = {};
  for (const CaseResult& result : report.results) ++counts[static_cast<std::size_t>(result.verdict)];
  return {counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]};
}

bool IsUnexpected(const Report& report) {
  return !report.notes.empty() || std::any_of(report.results.begin(), report.results.end(),
                                              [](const CaseResult& result) { return IsUnexpected(result.verdict); });
}

int HarnessFaults(const Report& report) {
  return static_cast<int>(std::count_if(report.results.begin(), report.results.end(),
                                        [](const CaseResult& result) { return result.harness_fault; }));
}

std::vector<ClauseTotal> TotalByClause(const Report& report) {
  std::map<std::string, ClauseTotal> totals;
  for (const CaseResult& result : report.results) {
    for (const ClauseResult& clause : result.clauses) Count(result, clause, totals[clause.id]);
  }
  std::vector<ClauseTotal> rows;
  rows.reserve(totals.size());
  for (auto& [id, total] : totals) rows.push_back(std::move(total));
  return rows;
}

}  // namespace legwork::report
