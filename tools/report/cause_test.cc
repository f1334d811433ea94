#include "tools/report/cause.h"

#include <gtest/gtest.h>

namespace legwork::report {
namespace {

CaseResult Failed(const std::string& id, const std::string& message, CaseVerdict verdict = CaseVerdict::kFail) {
  CaseResult result;
  result.id = id;
  result.verdict = verdict;
  result.message = message;
  return result;
}

TEST(Cause, ASignatureTellsWhatCameAndWhatWasDue) {
  EXPECT_EQ(Signature(Failed("a",
                             "expected of server accept\n  expected  server  accept  req=X    = SEC_E_OK\n"
                             "  actual    server  accept  req=X    = SEC_I_COMPLETE_NEEDED\n  clause  C")),
            "accept gives SEC_I_COMPLETE_NEEDED, not SEC_E_OK");
  EXPECT_EQ(Signature(Failed("a",
                             "expected below client initialize 2\n  expected    returns  MUTUAL_AUTH  lacks=INTEGRITY\n"
                             "  actual      returns  INTEGRITY")),
            "initialize returns INTEGRITY, not returns MUTUAL_AUTH lacks=INTEGRITY");
  EXPECT_EQ(Signature(Failed("a",
                             "expected of check messages_flow\n  expected  check  messages_flow\n"
                             "  actual    check  messages_flow        = \"client encrypt = SEC_E_INTERNAL_ERROR\"")),
            "check messages_flow shows client encrypt = SEC_E_INTERNAL_ERROR");
  EXPECT_EQ(Signature(Failed("a", "client: violated ACH-N-015 by the package in call 1: Rule.")), "violated ACH-N-015");
  EXPECT_EQ(Signature(Failed("a", "the process died in call 12\nmore")), "the process died in call #");
  EXPECT_EQ(Signature(Failed("a", "")), "");
}

TEST(Cause, ShowsWhereAClauseIsViolatedAsOneLine) {
  CaseResult result = Failed("a", "first\n  second");
  result.clauses = {{"C-1", "violated", "", "", "", "client: call 2"},
                    {"C-2", "violated", "", "", "", "call 3"},
                    {"C-3", "holds", "", "", "", ""}};
  EXPECT_EQ(ShownText(result, "C-1"), "client: call 2 first second");
  EXPECT_EQ(ShownText(result, "*"), "client: call 2 call 3 first second");
}

TEST(Cause, WhatRefusesAGoodMessageIsToldByTheClause) {
  CaseResult result = Failed("n/a",
                             "expected of check messages_flow\n  expected  check  messages_flow\n"
                             "  actual    check  messages_flow  = \"server verify = SEC_E_MESSAGE_ALTERED\"");
  result.step_differs = true;
  result.cited = {"QSP-005"};
  EXPECT_EQ(Signature(result), "check messages_flow shows server verify = SEC_E_MESSAGE_ALTERED");
  result.cited = {"VER-001"};
  EXPECT_EQ(Signature(result), "violated VER-001");
  result.cited = {"SPN-007", "VER-001"};
  EXPECT_EQ(Signature(result), "violated SPN-007");
}

TEST(Cause, CasesOfOneCauseAreToldOnce) {
  Report report;
  report.results = {Failed("n/a", "client: violated C-1 by the package in call 1: R."),
                    Failed("n/b", "server: violated C-1 by the package in call 4: R."),
                    Failed("n/c", "client: violated C-1 by the package in call 4: R.", CaseVerdict::kCrash),
                    Failed("n/d", "", CaseVerdict::kPass)};
  const std::vector<Cause> causes = UnexpectedCauses(report);
  ASSERT_EQ(causes.size(), 2u);
  EXPECT_EQ(causes[0].cases.size(), 2u);
  const std::string text = RenderText(report, 100);
  EXPECT_NE(text.find("  cause   violated C-1; shown by 2 cases, also\n          n/b\n"), std::string::npos) << text;
}

// One misdeed is often forbidden on several pages, and which of them a case names first says nothing.
TEST(Cause, ClausesOfOneCallAreOneCause) {
  Report report;
  report.results = {Failed("n/a", "client: violated C-2 by the package in call 1: R."),
                    Failed("n/b", "client: violated C-1 by the package in call 1: R."),
                    Failed("n/c", "expected of server accept\n  expected  server  accept  = SEC_E_OK\n"
                                  "  actual    server  accept  = 0x00000057"),
                    Failed("n/d", "client: violated C-4 by the package in call 3: R.")};
  report.results[0].deed = {"C-2", "C-1"};
  report.results[1].deed = {"C-1"};
  report.results[2].deed = {"C-3", "C-1"};
  report.results[3].deed = {"C-4"};
  const std::vector<Cause> causes = UnexpectedCauses(report);
  ASSERT_EQ(causes.size(), 2u);
  EXPECT_EQ(causes[0].name, "violated C-1");
  EXPECT_EQ(causes[0].cases.size(), 3u);
  EXPECT_EQ(causes[0].with, (std::vector<std::string>{"C-2", "C-3"}));
  EXPECT_EQ(causes[1].name, "violated C-4");
  EXPECT_NE(RenderText(report, 100).find("  with    also violated in the same calls:\n          C-2 C-3\n"),
            std::string::npos);
}

TEST(Cause, WhatMayFollowFromAViolationComesLastAndSaysSo) {
  Report report;
  report.results = {Failed("n/a", "client: the process died"), Failed("n/b", "client: the process died"),
                    Failed("n/c", "server: violated C-1 by the package in call 4: R."),
                    Failed("n/d", "the step differs")};
  report.results[0].violated_before = report.results[1].violated_before = report.results[3].violated_before = "C-1";
  const std::vector<Cause> causes = UnexpectedCauses(report);
  ASSERT_EQ(causes.size(), 3u);
  EXPECT_EQ(causes[0].name, "violated C-1");
  EXPECT_EQ(causes[0].MayFollowFrom(), "");
  EXPECT_EQ(causes[1].name, "the process died");
  EXPECT_EQ(causes[1].MayFollowFrom(), "C-1");
  const std::string text = RenderText(report, 100);
  EXPECT_NE(text.find("  after   violated C-1, of which it may be the consequence\n"), std::string::npos) << text;

  report.results[1].violated_before = "";
  EXPECT_EQ(UnexpectedCauses(report)[0].MayFollowFrom(), "") << "one of the cases went wrong without any violation";
}

}  // namespace
}  // namespace legwork::report
