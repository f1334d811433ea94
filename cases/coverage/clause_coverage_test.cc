// Every clause is exercised and violated on purpose, or somebody says why not.

#include "cases/coverage/clause_coverage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "cases/coverage/reason.h"
#include "model/clause_set.h"
#include "sim/peer/simulated_factory.h"

namespace legwork::coverage {
namespace {

class ClauseCoverageTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    scenarios_ = new ScenarioSet;
    rows_ = new std::vector<ClauseCoverage>(MeasureCoverage(*scenarios_));
  }
  static void TearDownTestSuite() {
    delete rows_;
    delete scenarios_;
  }

  static const ClauseCoverage* Find(std::string_view id) {
    for (const ClauseCoverage& row : *rows_) {
      if (row.clause->id == id) return &row;
    }
    return nullptr;
  }

  static ScenarioSet* scenarios_;
  static std::vector<ClauseCoverage>* rows_;
};

ScenarioSet* ClauseCoverageTest::scenarios_ = nullptr;
std::vector<ClauseCoverage>* ClauseCoverageTest::rows_ = nullptr;

std::string Missing(const ClauseCoverage& row) {
  std::string missing;
  if (!row.IsExercised()) missing += " no scenario exercises it;";
  if (!row.IsKilled()) missing += " no scenario and no mutant violates it;";
  for (const std::string_view id : row.broken_unnamed) {
    missing += " it is broken in " + std::string(id) + ", whose `check clause` lines do not name it;";
  }
  return missing + " add what is missing or a row in cases/coverage/reason.cc";
}

TEST_F(ClauseCoverageTest, HasARowPerClause) {
  ASSERT_EQ(rows_->size(), AllClauses().size());
  for (std::size_t i = 0; i < rows_->size(); ++i) EXPECT_EQ((*rows_)[i].clause, &AllClauses()[i]);
}

TEST_F(ClauseCoverageTest, NoClauseIsOpen) {
  for (const ClauseCoverage& row : *rows_) {
    if (row.IsOpen()) ADD_FAILURE() << row.clause->id << ":" << Missing(row);
  }
}

TEST_F(ClauseCoverageTest, NoReasonIsDead) {
  std::set<std::string_view> seen;
  for (const Reason& reason : Reasons()) {
    EXPECT_TRUE(seen.insert(reason.clause).second) << reason.clause << " has two reasons";
    EXPECT_FALSE(reason.text.empty()) << reason.clause;
    const ClauseCoverage* row = Find(reason.clause);
    ASSERT_NE(row, nullptr) << reason.clause << " is no clause; correct cases/coverage/reason.cc";
    EXPECT_TRUE(row->IsJudged()) << reason.clause << " carries its reason in its own row";
    EXPECT_FALSE(row->IsKilled()) << reason.clause << " is violated after all; delete its reason";
  }
}

// A row is closed by a scenario and a violation together, or by a reason; nothing less will do.
TEST_F(ClauseCoverageTest, ARowWithoutScenarioViolationOrReasonIsOpen) {
  ClauseCoverage row = *Find("FCH-002");
  EXPECT_FALSE(row.IsOpen());
  row.declared_by.clear();
  EXPECT_TRUE(row.IsOpen()) << "nothing violates it";
  row.reason = "some reason";
  EXPECT_FALSE(row.IsOpen());
  row = *Find("FCH-002");
  row.scenarios.clear();
  EXPECT_TRUE(row.IsOpen()) << "no scenario exercises it";
  row = *Find("ISC-N-083");
  EXPECT_FALSE(row.IsOpen());
  row.reason = "";
  EXPECT_TRUE(row.IsOpen()) << "nobody says why it is not judged";
}

TEST_F(ClauseCoverageTest, KnowsWhatExercisesAndWhatViolates) {
  const ClauseCoverage* row = Find("ISC-N-038");
  ASSERT_NE(row, nullptr);
  EXPECT_TRUE(std::count(row->scenarios.begin(), row->scenarios.end(), "kerberos/mutual_auth"));
  ASSERT_FALSE(row->mutants.empty());
  EXPECT_EQ(row->mutants.front()->name, "attributes_not_written");
  row = Find("FCH-002");
  ASSERT_NE(row, nullptr);
  EXPECT_TRUE(std::count(row->declared_by.begin(), row->declared_by.end(), "calling_sequence/credential_kept"));
}

TEST_F(ClauseCoverageTest, TellsAViolationFromNone) {
  SimulatedFactory sound;
  const script::Script* script = scenarios_->Find("kerberos/mutual_auth");
  ASSERT_NE(script, nullptr);
  EXPECT_FALSE(ReportsViolation(scenarios_->Run(*script, sound), "ISC-N-038"));
}

}  // namespace
}  // namespace legwork::coverage
