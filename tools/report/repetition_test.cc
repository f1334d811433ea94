#include "tools/report/repetition.h"

#include <gtest/gtest.h>

namespace legwork::report {
namespace {

CaseResult Case(const std::string& id, CaseVerdict verdict, const std::string& clause_verdict = "holds") {
  CaseResult result;
  result.id = id;
  result.verdict = verdict;
  result.replay = "run " + id;
  result.clauses = {{"C-1", clause_verdict, "package", "page", "rule", "call 2"}};
  return result;
}

Report Of(std::vector<CaseResult> results) {
  Report report;
  report.results = std::move(results);
  return report;
}

using Replays = std::vector<std::string>;

TEST(Repetition, FindsNothingWhereBothRunsSayTheSame) {
  CaseResult other_words = Case("b", CaseVerdict::kFail);
  other_words.message = "shows a number of chance";
  EXPECT_EQ(DifferingCases(Of({Case("a", CaseVerdict::kPass), Case("b", CaseVerdict::kFail)}),
                           Of({Case("a", CaseVerdict::kPass), other_words})),
            Replays{});
}

TEST(Repetition, FindsOtherVerdictsOfCasesAndOfClauses) {
  EXPECT_EQ(DifferingCases(Of({Case("a", CaseVerdict::kPass), Case("b", CaseVerdict::kPass)}),
                           Of({Case("a", CaseVerdict::kTimeout), Case("b", CaseVerdict::kPass, "warning")})),
            (Replays{"run a", "run b"}));
}

TEST(Repetition, FindsCasesThatOneRunLacks) {
  EXPECT_EQ(DifferingCases(Of({Case("a", CaseVerdict::kPass)}), Of({Case("b", CaseVerdict::kPass)})),
            (Replays{"run a", "run b"}));
}

}  // namespace
}  // namespace legwork::report
