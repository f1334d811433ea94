#include "tools/report/expectations.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace legwork::report {
namespace {

Expectations Read(std::string_view text) {
  Expectations expectations;
  EXPECT_EQ(ReadExpectations("f", text, expectations), "");
  return expectations;
}

CaseResult Case(const std::string& id, CaseVerdict verdict, const std::vector<std::string>& violated = {}) {
  CaseResult result;
  result.id = id;
  result.verdict = verdict;
  for (const std::string& clause : violated) {
    ClauseResult shown;
    shown.id = clause;
    shown.verdict = "violated";
    result.clauses.push_back(shown);
  }
  return result;
}

Report Apply(std::string_view text, std::vector<CaseResult> results, bool complete = true, bool explored = true) {
  Report report;
  report.results = std::move(results);
  ApplyExpectations(Read(text), {complete, "2026-11-30", "2.11.7", {"clock"}, explored}, report);
  return report;
}

CaseResult Answered(const std::string& id, const std::string& status) {
  CaseResult result = Case(id, CaseVerdict::kFail);
  result.step_differs = true;
  result.message =
      "expected of server accept\n  expected  server  accept   = SEC_E_OK\n  actual    server  accept   = " + status +
      "\n  clause    C-1: rule";
  return result;
}

TEST(Expectations, ReadsRowsAndLeavesOutCommentsAndEmptyLines) {
  const Expectations read = Read("# WinPR 2.11\n\nntlm/*@acceptor  ACH-003  fail  # expiry unwritten\r\na - crash #x");
  ASSERT_EQ(read.rows.size(), 2u);
  EXPECT_EQ(read.rows[0].cases, "ntlm/*@acceptor");
  EXPECT_EQ(read.rows[0].clause, "ACH-003");
  EXPECT_EQ(read.rows[0].verdict, CaseVerdict::kFail);
  EXPECT_EQ(read.rows[0].reason, "expiry unwritten");
  EXPECT_EQ(read.rows[0].line, 3);
  EXPECT_EQ(read.rows[1].verdict, CaseVerdict::kCrash);
}

TEST(Expectations, EveryBadLineHasItsSentence) {
  const std::pair<const char*, const char*> rows[] = {
      {"a b", "f:1: a line is: CASE CLAUSE VERDICT [NAME=VALUE ...] # REASON"},
      {"\na b fail more # x", "f:2: a line is: CASE CLAUSE VERDICT [NAME=VALUE ...] # REASON"},
      {"a b pass # x", "f:1: verdict \"pass\" is none of fail, crash, timeout"},
      {"a b fail", "f:1: the reason is missing: end the line with # and why this is so"},
      {"a b fail colour=red # x",
       "f:1: no attribute is called \"colour\"; there are version, package, capability, shows, link, until, sometimes"},
      {"a b fail sometimes=no # x", "f:1: sometimes is \"yes\" or not there"},
      {"a b fail until= # x", "f:1: \"until\" needs a value: a word, or \"several words\""},
      {"a b fail shows=\"x # x", "f:1: \"shows\" needs a value: a word, or \"several words\""},
      {"a b fail until=2027-13-01 # x", "f:1: until \"2027-13-01\" is no day like 2027-01-31"},
      {"a b fail #  ", "f:1: the reason is missing: end the line with # and why this is so"},
  };
  for (const auto& [text, sentence] : rows) {
    Expectations read;
    EXPECT_EQ(ReadExpectations("f", text, read), sentence);
  }
}

TEST(Expectations, AListedFailureIsExpected) {
  const Report report = Apply("n/* C-1 fail # known", {Case("n/a", CaseVerdict::kFail, {"C-1"})});
  EXPECT_EQ(report.results[0].verdict, CaseVerdict::kXfail);
  EXPECT_EQ(report.results[0].message, "known: known");
  EXPECT_TRUE(report.notes.empty());
  EXPECT_FALSE(IsUnexpected(report));
}

TEST(Expectations, OneClauseThatIsNotListedKeepsTheCaseUnexpected) {
  const Report report = Apply("n/* C-1 fail # known", {Case("n/a", CaseVerdict::kFail, {"C-1", "C-2"})});
  EXPECT_EQ(report.results[0].verdict, CaseVerdict::kFail);
  EXPECT_TRUE(IsUnexpected(report));
}

TEST(Expectations, AnotherKindOfFailureIsNotTheListedOne) {
  EXPECT_EQ(Apply("a * fail # x", {Case("a", CaseVerdict::kCrash)}).results[0].verdict, CaseVerdict::kCrash);
  EXPECT_EQ(Apply("a - crash # x", {Case("a", CaseVerdict::kCrash)}).results[0].verdict, CaseVerdict::kXfail);
  EXPECT_EQ(Apply("a - fail # x", {Case("a", CaseVerdict::kFail, {"C-1"})}).results[0].verdict, CaseVerdict::kFail);
}

TEST(Expectations, AnUnexpectedPassIsReported) {
  const Report report = Apply("a C-1 fail # x", {Case("a", CaseVerdict::kPass)});
  EXPECT_EQ(report.results[0].verdict, CaseVerdict::kXpass);
  EXPECT_EQ(report.results[0].message, "passes, although f:1 expects fail: remove that line");
  EXPECT_TRUE(IsUnexpected(report));
}

TEST(Expectations, KnowsThatGeneratedSequencesWereNotAllRun) {
  const char* const text = "explore/ntlm/* C-1 fail # x";
  const std::vector<CaseResult> results = {Case("n/a", CaseVerdict::kPass)};
  EXPECT_EQ(Apply(text, results).notes.size(), 1u);
  EXPECT_TRUE(Apply(text, results, true, false).notes.empty());
}

TEST(Expectations, ADeadEntryIsReportedWhenEverythingRan) {
  const char* const text = "gone C-1 fail # x\nn/* C-2 fail # y";
  const std::vector<CaseResult> results = {Case("n/a", CaseVerdict::kPass)};
  const Report report = Apply(text, results);
  EXPECT_EQ(report.results[0].verdict, CaseVerdict::kPass);
  ASSERT_EQ(report.notes.size(), 2u);
  EXPECT_EQ(report.notes[0], "f:1: dead entry: no case shows \"gone C-1 fail\" any more, remove the line");
  EXPECT_TRUE(Apply(text, results, false).notes.empty());
}

// A line whose cases fail, but each as another line has it, is as dead as one whose cases pass.
TEST(Expectations, AnEntryIsDeadIfOthersExplainAllThatItNames) {
  CaseResult other = Case("n/a", CaseVerdict::kFail);
  other.message = "actual = SEC_E_NOT_OWNER";
  const char* const text = "n/* - fail shows=\"= SEC_E_BAD\" # x\nn/* - fail shows=\"= SEC_E_NOT_OWNER\" # y";
  const Report report = Apply(text, {other});
  EXPECT_EQ(report.results[0].verdict, CaseVerdict::kXfail);
  ASSERT_EQ(report.notes.size(), 1u);
  EXPECT_EQ(report.notes[0], "f:1: dead entry: no case shows \"n/* - fail\" any more, remove the line");
  EXPECT_EQ(Apply("n/* - fail shows=\"= SEC_E_BAD\" # x", {other}).results[0].verdict, CaseVerdict::kFail);
}

TEST(Expectations, EveryAttributeIsReadAndWrittenAsItWas) {
  const std::string line =
      "n/*  C-1  fail  version=2.11.*  package=NTLM  capability=!kdc  shows=\"= SEC_E_OK\"  link=https://x/y#12  "
      "until=2027-01-31  # why # so";
  const Expectations read = Read(line);
  ASSERT_EQ(read.rows.size(), 1u);
  EXPECT_EQ(read.rows[0].link, "https://x/y#12");
  EXPECT_EQ(read.rows[0].shows, "= SEC_E_OK");
  EXPECT_EQ(read.rows[0].reason, "why # so");
  EXPECT_EQ(ExpectationText(read.rows[0]), line);
}

TEST(Expectations, ConditionsDecideWhetherALineCounts) {
  const std::pair<const char*, bool> rows[] = {
      {"version=2.11.*", true},  {"version=3.*", false},    {"version=!3.*", true}, {"capability=clock", true},
      {"capability=kdc", false}, {"capability=!kdc", true}, {"package=NTLM", true}, {"package=Kerberos", false},
  };
  for (const auto& [condition, counts] : rows) {
    CaseResult failed = Case("n/a", CaseVerdict::kFail, {"C-1"});
    failed.package = "NTLM";
    const Report report = Apply(std::string("n/a C-1 fail ") + condition + " # x", {failed});
    EXPECT_EQ(report.results[0].verdict == CaseVerdict::kXfail, counts) << condition;
    const bool about_subject = std::string_view(condition).find("package") == std::string_view::npos;
    EXPECT_TRUE(!about_subject || report.notes.empty()) << "a line for other subjects is not dead: " << condition;
  }
}

TEST(Expectations, AChangedSignatureIsUnexpected) {
  const char* const text = "n/a - fail shows=\"= SEC_E_INVALID_TOKEN\" # x";
  EXPECT_EQ(Apply(text, {Answered("n/a", "SEC_E_INVALID_TOKEN")}).results[0].verdict, CaseVerdict::kXfail);
  const Report changed = Apply(text, {Answered("n/a", "SEC_E_INTERNAL_ERROR")});
  EXPECT_EQ(changed.results[0].verdict, CaseVerdict::kFail);
  EXPECT_NE(changed.results[0].message.find("fails, but not as f:1 says: \"= SEC_E_INVALID_TOKEN\""), std::string::npos)
      << changed.results[0].message;
}

// What lines of many scenarios say of other failures would only stand in the way.
TEST(Expectations, OnlyALineOfOneScenarioIsNamedThatShowsSomethingElse) {
  for (const bool names_one : {true, false}) {
    const std::string cases = names_one ? "n/a@*" : "n/*";
    const Report report =
        Apply(cases + " - fail shows=\"= SEC_E_BAD\" # x", {Answered("n/a@both", "SEC_E_INTERNAL_ERROR")});
    EXPECT_EQ(report.results[0].message.find("fails, but not as f:1 says") != std::string::npos, names_one);
  }
}

// A listed violation explains no other thing that goes wrong in the same case.
TEST(Expectations, AWrongStepBesideAListedViolationIsUnexpected) {
  CaseResult result = Case("a", CaseVerdict::kFail, {"C-1"});
  EXPECT_EQ(Apply("a C-1 fail # known", {result}).results[0].verdict, CaseVerdict::kXfail);
  result.step_differs = true;
  result.message = Answered("a", "SEC_E_LOGON_DENIED").message;
  EXPECT_EQ(Apply("a C-1 fail # known", {result}).results[0].verdict, CaseVerdict::kFail);
  EXPECT_EQ(Apply("a - fail # known", {result}).results[0].verdict, CaseVerdict::kFail) << "C-1 is not listed";
  EXPECT_EQ(Apply("a C-1 fail # x\na - fail # y", {result}).results[0].verdict, CaseVerdict::kXfail);
  EXPECT_EQ(Apply("a C-1 fail # x\na - fail shows=OTHER # y", {result}).results[0].verdict, CaseVerdict::kFail);
  EXPECT_EQ(Apply("a * fail # all of it", {result}).results[0].verdict, CaseVerdict::kXfail);
}

TEST(Expectations, ALineCoversTheStepThatItsClauseOrItsSignatureSpeaksOf) {
  CaseResult result = Case("a", CaseVerdict::kFail, {"C-1", "C-2"});
  result.step_differs = true;
  result.message = Answered("a", "SEC_E_LOGON_DENIED").message;
  EXPECT_EQ(Apply("a C-? fail # x", {result}).results[0].verdict, CaseVerdict::kFail) << "a clause is no pattern";
  const std::string both = "a C-1 fail # x\na C-2 fail # y";
  EXPECT_EQ(Apply(both, {result}).results[0].verdict, CaseVerdict::kFail);
  EXPECT_EQ(Apply("a C-1 fail shows=\"= SEC_E_LOGON_DENIED\" # x\na C-2 fail # y", {result}).results[0].verdict,
            CaseVerdict::kXfail);
  result.cited = {"C-2"};
  EXPECT_EQ(Apply(both, {result}).results[0].verdict, CaseVerdict::kXfail);
  result.cited = {"C-3"};
  EXPECT_EQ(Apply(both, {result}).results[0].verdict, CaseVerdict::kFail);
}

TEST(Expectations, AnExpiredLineCountsNoMoreAndSaysSo) {
  const std::vector<CaseResult> failed = {Case("n/a", CaseVerdict::kFail, {"C-1"})};
  EXPECT_FALSE(IsUnexpected(Apply("n/a C-1 fail until=2026-11-30 # x", failed)));
  const Report report = Apply("n/a C-1 fail until=2026-11-29 link=https://x # x", failed);
  EXPECT_EQ(report.results[0].verdict, CaseVerdict::kFail);
  ASSERT_EQ(report.notes.size(), 1u);
  EXPECT_EQ(report.notes[0],
            "f:1: expired on 2026-11-29: look at it again, then extend or remove the line (https://x)");
}

TEST(Expectations, WhatHappensSometimesIsExpectedAndMayBeAbsent) {
  const char* const text = "n/a * crash sometimes=yes # memory that was freed";
  EXPECT_EQ(Apply(text, {Case("n/a", CaseVerdict::kCrash)}).results[0].verdict, CaseVerdict::kXfail);
  const Report report = Apply(text, {Case("n/a", CaseVerdict::kPass)});
  EXPECT_EQ(report.results[0].verdict, CaseVerdict::kPass);
  EXPECT_FALSE(IsUnexpected(report));
}

TEST(Expectations, OnlyWhatHappensSometimesMayDifferBetweenRuns) {
  const std::vector<CaseResult> results = {Case("n/a", CaseVerdict::kPass), Case("n/b", CaseVerdict::kPass)};
  Report report;
  report.results = results;
  report.diverged = {{"n/a", "run n/a"}, {"n/b", "run n/b"}};
  ApplyExpectations(Read("n/a * crash sometimes=yes # memory that was freed\nn/? C-1 fail # x"), {}, report);
  ASSERT_EQ(report.diverged.size(), 1u);
  EXPECT_EQ(report.diverged[0].id, "n/b");
}

TEST(Expectations, OneReasonIsOneCause) {
  const Report report = Apply("n/a C-1 fail # unwritten\nn/b C-2 fail link=https://x # unwritten",
                              {Case("n/a", CaseVerdict::kFail, {"C-1"}), Case("n/b", CaseVerdict::kFail, {"C-2"})});
  ASSERT_EQ(report.known.size(), 1u);
  EXPECT_EQ(report.known[0].cases, 2);
  EXPECT_EQ(report.known[0].clauses, (std::vector<std::string>{"C-1", "C-2"}));
  EXPECT_NE(RenderText(report, 100).find("known  unwritten  (C-1, C-2, 2 cases, first n/a, https://x)"),
            std::string::npos);
}

TEST(Expectations, TheFilesOfTheAdaptersCanBeRead) {
  const std::string path = std::string(getenv("TEST_SRCDIR")) + "/legwork/tools/shim/adapters/winpr2.expectations";
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  EXPECT_FALSE(Read(text.str()).rows.empty());
}

}  // namespace
}  // namespace legwork::report
