#ifndef LEGWORK_CASES_COVERAGE_REASON_H_
#define LEGWORK_CASES_COVERAGE_REASON_H_

#include <span>
#include <string_view>

namespace legwork::coverage {

// Reason says why no scenario and no mutant violates a clause that the oracle judges. A clause that it does not judge
// carries its reason in its row (Clause::unobservable).
struct Reason {
  std::string_view clause;
  std::string_view text;  // one sentence
};

// Reasons lists them by page. A row whose clause is violated after all is dead; clause_coverage_test finds it.
std::span<const Reason> Reasons();

// ReasonFor gives "" for a clause that has none.
std::string_view ReasonFor(std::string_view clause);

}  // namespace legwork::coverage

#endif  // LEGWORK_CASES_COVERAGE_REASON_H_
