#include "model/testing/clause_case.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "model/clause_set.h"
#include "model/oracle.h"

namespace legwork::testing {

Seen Judge(std::string_view id, RecordBuilder play, const Profile& profile) {
  const Clause* clause = FindClause(id);
  if (clause == nullptr) return {};
  Oracle oracle(profile);
  for (const CallRecord& record : play.Take()) oracle.Observe(record);
  const auto& count = oracle.coverage().counts[static_cast<std::size_t>(clause - AllClauses().data())];
  return {.applied = count.applied, .violated = count.violated};
}

std::optional<Weight> WeightOf(std::string_view id, RecordBuilder play) {
  Oracle oracle(DocumentedProfile());
  for (const CallRecord& record : play.Take()) oracle.Observe(record);
  const auto found = std::ranges::find_if(oracle.violations(),
                                          [id](const Verdict& verdict) { return verdict.clause->id == id; });
  return found == oracle.violations().end() ? std::nullopt : std::optional(found->weight);
}

void ExpectCasesShowRows(std::span<const ClauseCase> cases, std::span<const Clause> rows) {
  for (const ClauseCase& shown : cases) {
    RecordBuilder holding = shown.base();
    if (shown.holds != nullptr) shown.holds(holding);
    const Seen held = Judge(shown.id, holding);
    EXPECT_GT(held.applied, 0u) << shown.id << " does not apply where it should hold";
    EXPECT_EQ(held.violated, 0u) << shown.id << " does not hold where it should";
    RecordBuilder violating = shown.base();
    if (shown.violates != nullptr) shown.violates(violating);
    EXPECT_GT(Judge(shown.id, violating).violated, 0u) << shown.id << " is not violated where it should be";
  }
  for (const Clause& row : rows) {
    const bool is_shown = std::ranges::find(cases, row.id, &ClauseCase::id) != cases.end();
    EXPECT_NE(row.applies == nullptr, is_shown) << row.id << " has predicates and no case, or a case and none";
  }
}

}  // namespace legwork::testing
