#include "tools/clauses/seen.h"

#include "tools/report/expectations.h"
#include "tools/shim/adapters/known_results.h"

namespace legwork::clauses {

std::vector<Seen> AllSeen() {
  std::vector<Seen> all;
  for (const host::KnownResults& known : host::KnownResultsRows()) {
    report::Expectations expectations;
    const std::string error = report::ReadExpectations(known.path, known.text, expectations);
    if (!error.empty()) continue;
    for (const report::Expectation& row : expectations.rows) {
      if (row.clause == "*" || row.clause == "-") continue;
      all.push_back(
          {std::string(known.adapter), row.clause, row.cases, std::string(CaseVerdictWord(row.verdict)), row.reason});
    }
  }
  return all;
}

}  // namespace legwork::clauses
