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

using Texts = std::vector<std::string>;

// Differing gives "REPLAY: DIFFERENCE" of each.
Texts Differing(const Report& first, const Report& again) {
  Texts texts;
  for (const Divergence& one : DifferingCases(first, again)) texts.push_back(one.replay + ": " + one.difference);
  return texts;
}

TEST(Repetition, FindsNothingWhereBothRunsSayTheSame) {
  CaseResult other_words = Case("b", CaseVerdict::kFail);
  other_words.message = "shows a number of chance";
  EXPECT_EQ(Differing(Of({Case("a", CaseVerdict::kPass), Case("b", CaseVerdict::kFail)}),
                           Of({Case("a", CaseVerdict::kPass), other_words})),
            Texts{});
}

TEST(Repetition, FindsOtherVerdictsOfCasesAndOfClauses) {
  EXPECT_EQ(Differing(Of({Case("a", CaseVerdict::kPass), Case("b", CaseVerdict::kPass)}),
                           Of({Case("a", CaseVerdict::kTimeout), Case("b", CaseVerdict::kPass, "warning")})),
            (Texts{"run a: pass; then timeout", "run b: pass; then pass: C-1 warning"}));
}

TEST(Repetition, FindsCasesThatOneRunLacks) {
  EXPECT_EQ(Differing(Of({Case("a", CaseVerdict::kPass)}), Of({Case("b", CaseVerdict::kPass)})),
            (Texts{"run a: pass; then nothing", "run b: nothing; then pass"}));
}

}  // namespace
}  // namespace legwork::report
