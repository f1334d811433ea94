#include "tools/report/report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace legwork::report {
namespace {

Report Sample() {
  Report report;
  report.subject = "sim";
  report.profile = "documented";
  report.tier = "quick";
  report.seed = 7;
  report.results = {
      {"ntlm/a", "NTLM", CaseVerdict::kPass, {{"ISC-N-001", "holds", "package", "isc", "r", ""}}, "", 0, "run a", 1},
      {"ntlm/b",
       "NTLM",
       CaseVerdict::kFail,
       {{"ISC-N-001", "violated", "package", "isc", "the rule", "call 2"}},
       "expected <&>\nactual \xff",
       2,
       "run b",
       1},
      {"krb/c", "Kerberos", CaseVerdict::kSkip, {}, "no Kerberos", 0, "run c", 1},
  };
  return report;
}

TEST(Report, CountsVerdictsAndKnowsWhatIsUnexpected) {
  Report report = Sample();
  EXPECT_EQ(Summarize(report).pass, 1);
  EXPECT_EQ(Summarize(report).skip, 1);
  EXPECT_TRUE(IsUnexpected(report));
  report.results[1].verdict = CaseVerdict::kXfail;
  EXPECT_FALSE(IsUnexpected(report));
  report.results[1].verdict = CaseVerdict::kXpass;
  EXPECT_TRUE(IsUnexpected(report));
}

TEST(Report, ADeadExpectationIsUnexpected) {
  Report report;
  report.notes = {"line 3 fits no case"};
  EXPECT_TRUE(IsUnexpected(report));
}

TEST(Report, TotalsNameTheFirstCaseThatBreaksAClause) {
  const auto totals = TotalByClause(Sample());
  ASSERT_EQ(totals.size(), 1u);
  EXPECT_EQ(totals[0].holds, 1);
  EXPECT_EQ(totals[0].violated, 1);
  EXPECT_EQ(totals[0].first_case, "ntlm/b");
  EXPECT_EQ(totals[0].first_replay, "run b");
}

TEST(Report, TellsTheProfileAndWhatAVerdictRestsOn) {
  Report report = Sample();
  report.results[1].profile = "windows";
  report.results[1].clauses[0].basis = "profile windows; double_delete is answered";
  const auto json = nlohmann::json::parse(RenderJson(report));
  EXPECT_EQ(json["results"][1]["profile"], "windows");
  EXPECT_NE(RenderText(report, 100).find("  basis   profile windows; double_delete"), std::string::npos);
  EXPECT_EQ(json["results"][1]["clauses"][0]["basis"], "profile windows; double_delete is answered");
  const std::string junit = RenderJunit(report);
  EXPECT_NE(junit.find("<property name=\"profile\" value=\"windows\""), std::string::npos) << junit;
  EXPECT_NE(junit.find("<property name=\"violated ISC-N-001\" value=\"profile windows; double_delete is answered\""),
            std::string::npos)
      << junit;
}

TEST(Json, KeepsTheContract) {
  const auto json = nlohmann::json::parse(RenderJson(Sample()));
  for (const char* key : {"tool", "version", "seed", "subject", "profile", "results", "summary"}) {
    EXPECT_TRUE(json.contains(key)) << key;
  }
  const auto& failed = json["results"][1];
  EXPECT_EQ(failed["verdict"], "fail");
  EXPECT_EQ(failed["clauses"][0]["id"], "ISC-N-001");
  EXPECT_EQ(failed["clauses"][0]["verdict"], "violated");
  EXPECT_EQ(failed["leg"], 2);
  EXPECT_EQ(failed["replay"], "run b");
  EXPECT_EQ(json["summary"]["fail"], 1);
}

TEST(Text, TellsRuleReplayAndSum) {
  const std::string text = RenderText(Sample(), 100);
  EXPECT_NE(text.find("violated  ISC-N-001"), std::string::npos) << text;
  EXPECT_NE(text.find("rule    the rule"), std::string::npos) << text;
  EXPECT_NE(text.find("replay  run b"), std::string::npos) << text;
  EXPECT_NE(text.find("skip  1 cases: no Kerberos"), std::string::npos) << text;
  EXPECT_NE(text.find("1 passed, 1 failed, 1 skipped"), std::string::npos) << text;
}

TEST(Junit, EscapesAndCounts) {
  const std::string xml = RenderJunit(Sample());
  EXPECT_NE(xml.find("failures=\"1\""), std::string::npos) << xml;
  EXPECT_NE(xml.find("&lt;&amp;"), std::string::npos) << xml;
  EXPECT_NE(xml.find("<skipped message=\"no Kerberos\""), std::string::npos) << xml;
}

TEST(Tap, NumbersEveryCase) {
  const std::string tap = RenderTap(Sample());
  EXPECT_NE(tap.find("1..3\nok 1 - ntlm/a\nnot ok 2 - ntlm/b\n"), std::string::npos) << tap;
  EXPECT_NE(tap.find("ok 3 - krb/c # SKIP no Kerberos"), std::string::npos) << tap;
}

}  // namespace
}  // namespace legwork::report
