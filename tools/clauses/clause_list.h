#ifndef LEGWORK_TOOLS_CLAUSES_CLAUSE_LIST_H_
#define LEGWORK_TOOLS_CLAUSES_CLAUSE_LIST_H_

#include <string>
#include <vector>

#include "cases/coverage/clause_coverage.h"
#include "model/clause.h"
#include "tools/clauses/seen.h"

// The list of clauses as `legwork clauses` prints it.
namespace legwork::clauses {

// ListedClause is one clause, and what its coverage is if that was measured.
struct ListedClause {
  const Clause* clause = nullptr;
  const coverage::ClauseCoverage* coverage = nullptr;  // null: not measured
  std::vector<Seen> seen;
};

// RenderText wraps at `width` columns and ends with the totals; RenderJson gives an array of objects.
std::string RenderText(const std::vector<ListedClause>& list, std::size_t width);
std::string RenderJson(const std::vector<ListedClause>& list);

}  // namespace legwork::clauses

#endif  // LEGWORK_TOOLS_CLAUSES_CLAUSE_LIST_H_
