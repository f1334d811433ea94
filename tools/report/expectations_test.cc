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

Report Apply(std::string_view text, std::vector<CaseResult> results, bool complete = true) {
  Report report;
  report.results = std::move(results);
  ApplyExpectations(Read(text), complete, report);
  return report;
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
      {"a b", "f:1: a line is: CASE CLAUSE VERDICT # REASON"},
      {"\na b fail more # x", "f:2: a line is: CASE CLAUSE VERDICT # REASON"},
      {"a b pass # x", "f:1: verdict \"pass\" is none of fail, crash, timeout"},
      {"a b fail", "f:1: the reason is missing: end the line with # and why this is so"},
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

TEST(Expectations, ADeadEntryIsReportedWhenEverythingRan) {
  const char* const text = "gone C-1 fail # x\nn/* C-2 fail # y";
  const std::vector<CaseResult> results = {Case("n/a", CaseVerdict::kPass)};
  const Report report = Apply(text, results);
  EXPECT_EQ(report.results[0].verdict, CaseVerdict::kPass);
  ASSERT_EQ(report.notes.size(), 2u);
  EXPECT_EQ(report.notes[0], "f:1: dead entry: no case shows \"gone C-1 fail\" any more, remove the line");
  EXPECT_TRUE(Apply(text, results, false).notes.empty());
}

TEST(Expectations, TheFilesOfTheAdaptersCanBeRead) {
  const std::string path = std::string(getenv("TEST_SRCDIR")) + "/legwork/tools/shim/adapters/winpr2.expectations";
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  EXPECT_FALSE(Read(text.str()).rows.empty());
}

}  // namespace
}  // namespace legwork::report
