#include "model/clause_set.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace legwork {
namespace {

TEST(ClauseSet, IdsAreUniqueAndFound) {
  std::set<std::string_view> ids;
  for (const Clause& clause : AllClauses()) {
    EXPECT_TRUE(ids.insert(clause.id).second) << clause.id;
    EXPECT_EQ(FindClause(clause.id), &clause);
  }
  EXPECT_EQ(FindClause("ISC-N-000"), nullptr);
}

TEST(ClauseSet, EveryRowIsJudgedOrSaysWhyNot) {
  for (const Clause& clause : AllClauses()) {
    EXPECT_EQ(clause.applies == nullptr, clause.holds == nullptr) << clause.id;
    EXPECT_EQ(clause.applies == nullptr, !clause.unobservable.empty()) << clause.id;
    const bool is_looked_at = clause.calls != 0 || clause.id == "REC-001";
    EXPECT_EQ(clause.applies != nullptr, is_looked_at) << clause.id;
    EXPECT_FALSE(clause.rule.empty()) << clause.id;
    EXPECT_TRUE(clause.rule.ends_with('.')) << clause.id;
    EXPECT_FALSE(clause.page.empty()) << clause.id;
  }
}

TEST(ClauseSet, TheNegotiatePageOfTheInitiatorIsWhole) {
  const auto is_of_page = [](const Clause& clause) { return clause.id.starts_with("ISC-N-"); };
  EXPECT_EQ(std::ranges::count_if(AllClauses(), is_of_page), 85);
}

TEST(ClauseSet, AtLeast150ClausesAreJudged) {
  EXPECT_GE(std::ranges::count_if(AllClauses(), [](const Clause& clause) { return clause.applies != nullptr; }), 150);
}

TEST(ClauseSet, ADutyOfBothSaysWhoIsAtFault) {
  for (const Clause& clause : AllClauses()) {
    if (clause.party != Party::kBoth || clause.applies == nullptr) continue;
    EXPECT_NE(clause.fault, nullptr) << clause.id;
  }
}

// Which inferred clauses can fail anybody all the same is stated here: each more is a matter of fairness.
TEST(ClauseSet, OnlyTheseInferredClausesHaveViolationsThatNeedNoInference) {
  std::set<std::string_view> certain;
  for (const Clause& clause : AllClauses()) {
    if (clause.certain == nullptr) continue;
    EXPECT_TRUE(clause.inferred && clause.level == Level::kMust) << clause.id;
    certain.insert(clause.id);
  }
  EXPECT_EQ(certain, (std::set<std::string_view>{"ASC-N-028", "BUF-002", "QCA-008", "QSP-004", "STC-009"}));
}

}  // namespace
}  // namespace legwork
