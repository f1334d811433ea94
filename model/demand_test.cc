#include "model/demand.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "model/clause_set.h"

namespace legwork {
namespace {

// Says whether a rule has the words "gives SEC_E_X", as rules say what would have been right.
bool Gives(const Clause& clause, std::string_view status) {
  return clause.rule.find("gives " + std::string(status)) != std::string_view::npos ||
         clause.rule.find("give " + std::string(status)) != std::string_view::npos;
}

TEST(DemandTest, StandsInTheOrderOfTheClausesAndOnceEach) {
  const auto by_clause = [](const Demand& a, const Demand& b) { return a.clause < b.clause; };
  EXPECT_TRUE(std::is_sorted(Demands().begin(), Demands().end(), by_clause));
  const auto same = [](const Demand& a, const Demand& b) { return a.clause == b.clause; };
  EXPECT_EQ(std::adjacent_find(Demands().begin(), Demands().end(), same), Demands().end());
}

TEST(DemandTest, IsOnlyOfClausesThatBindPackages) {
  for (const Demand& demand : Demands()) {
    const Clause* clause = FindClause(demand.clause);
    ASSERT_NE(clause, nullptr) << demand.clause;
    EXPECT_TRUE(BindsPackages(*clause)) << demand.clause;
  }
}

TEST(DemandTest, NamesTheStatusThatTheRuleNames) {
  for (const Demand& demand : Demands()) {
    if (demand.status == SecStatus::kOk) continue;
    const Clause& clause = *FindClause(demand.clause);
    EXPECT_NE(clause.rule.find(SecStatusName(demand.status)), std::string_view::npos) << clause.id;
    EXPECT_EQ(clause.tolerated, nullptr) << clause.id << " tolerates other refusals";
  }
}

// What a rule demands in so many words is in the table.
TEST(DemandTest, LeavesOutNoRuleThatNamesAStatus) {
  for (const Clause& clause : AllClauses()) {
    if (!BindsPackages(clause) || clause.applies == nullptr || clause.tolerated != nullptr) continue;
    for (const SecStatusRow& row : SecStatusRows()) {
      if (row.value == SecStatus::kOk || !Gives(clause, row.name)) continue;
      const Demand* demand = DemandOf(clause.id);
      ASSERT_NE(demand, nullptr) << clause.id;
      EXPECT_EQ(demand->status, row.value) << clause.id;
    }
  }
}

TEST(DemandTest, KnowsNothingOfClausesAboutFailuresOnly) {
  EXPECT_EQ(DemandOf("ISC-N-053"), nullptr);
  EXPECT_EQ(DemandOf("ISC-N-055"), nullptr);
  EXPECT_EQ(DemandOf("XXX-N-000"), nullptr);
}

TEST(DemandTest, TellsWhatBindsPackages) {
  EXPECT_TRUE(BindsPackages(*FindClause("ISC-N-057")));
  EXPECT_FALSE(BindsPackages(*FindClause("ASC-N-028"))) << "inferred";
  EXPECT_FALSE(BindsPackages(*FindClause("KRB-004"))) << "the caller's";
  EXPECT_FALSE(BindsPackages(*FindClause("NLM-008"))) << "a should";
}

}  // namespace
}  // namespace legwork
