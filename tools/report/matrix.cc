#include "tools/report/matrix.h"

#include <algorithm>

namespace legwork::report {

void AddResults(const Report& report, MatrixColumn& column) {
  column.control = report.control;
  column.summary = Summarize(report);
  column.unexpected = static_cast<int>(report.notes.size() + report.diverged.size()) + HarnessFaults(report);
  column.unexpected += static_cast<int>(
      std::ranges::count_if(report.results, [](const CaseResult& result) { return IsUnexpected(result.verdict); }));
  for (ClauseTotal& total : TotalByClause(report)) {
    std::string id = total.clause.id;
    column.clauses.emplace(std::move(id), std::move(total));
  }
}

Mark MarkOf(const MatrixColumn& column, const std::string& clause) {
  if (!column.missing.empty()) return Mark::kMissing;
  const auto found = column.clauses.find(clause);
  if (found == column.clauses.end()) return Mark::kNone;
  if (found->second.violated > 0) return Mark::kViolated;
  return found->second.warnings > 0 ? Mark::kWarning : Mark::kHolds;
}

std::string_view MarkWord(Mark mark) {
  switch (mark) {
    case Mark::kNone:
      return "not exercised";
    case Mark::kHolds:
      return "holds";
    case Mark::kWarning:
      return "warning";
    case Mark::kViolated:
      return "violated";
    case Mark::kMissing:
      return "missing";
  }
  return "missing";
}

std::map<std::string, const ClauseResult*> MatrixRows(const Matrix& matrix) {
  std::map<std::string, const ClauseResult*> rows;
  for (const MatrixColumn& column : matrix.columns) {
    for (const auto& [id, total] : column.clauses) rows.emplace(id, &total.clause);
  }
  return rows;
}

}  // namespace legwork::report
