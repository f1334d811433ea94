#include "tools/report/expectations_update.h"

#include <gtest/gtest.h>

namespace legwork::report {
namespace {

CaseResult Failed(const std::string& id, const std::string& clause, CaseVerdict verdict = CaseVerdict::kFail) {
  CaseResult result;
  result.id = id;
  result.verdict = verdict;
  if (!clause.empty()) result.clauses = {{clause, "violated", "package", "page", "The rule.", "client: call 2"}};
  return result;
}

CaseResult Passed(const std::string& id) {
  CaseResult result;
  result.id = id;
  return result;
}

CaseResult Answered(const std::string& id, const std::string& status) {
  CaseResult result = Failed(id, "");
  result.message =
      "expected of client free\n  expected  client  free  = SEC_E_OK\n  actual    client  free  = " + status;
  return result;
}

constexpr std::string_view kToday = "2026-11-30";

ExpectationsUpdate Update(const std::string& text, const std::vector<CaseResult>& results, bool complete = true) {
  Expectations expectations;
  EXPECT_EQ(ReadExpectations("f", text, expectations), "");
  Report report;
  report.results = results;
  const ExpectationTerms terms = {complete, std::string(kToday), "", {}, true};
  const ExpectationsUpdate update = UpdateExpectations(text, expectations, terms, report);
  // Whatever was changed, the new file fits what was run.
  Expectations changed;
  EXPECT_EQ(ReadExpectations("f", update.text, changed), "");
  ApplyExpectations(changed, terms, report);
  EXPECT_FALSE(IsUnexpected(report)) << RenderText(report, 100);
  return update;
}

TEST(ExpectationsUpdate, LeavesAFileThatFitsAsItIs) {
  const std::string text = "# why\n\nn/a   C-1 fail   # aligned   so\n";
  const ExpectationsUpdate update = Update(text, {Failed("n/a", "C-1")});
  EXPECT_EQ(update.text, text);
  EXPECT_EQ(update.difference, "");
}

TEST(ExpectationsUpdate, ListsAWrongStepBesideAListedViolation) {
  CaseResult result = Failed("n/a", "C-1");
  result.step_differs = true;
  result.message = Answered("n/a", "SEC_E_BAD").message;
  const ExpectationsUpdate update = Update("n/a C-1 fail # known\n", {result});
  EXPECT_TRUE(update.difference.starts_with("+ n/a  -  fail  shows=\"= SEC_E_BAD\"  # not explained yet: "))
      << update.difference;
}

TEST(ExpectationsUpdate, RemovesWhatIsDeadOrPasses) {
  const ExpectationsUpdate update =
      Update("# kept\nn/a C-1 fail # passes\ngone/* C-2 fail # dead\nn/b C-1 fail # stays\n",
             {Passed("n/a"), Failed("n/b", "C-1")});
  EXPECT_EQ(update.text, "# kept\nn/b C-1 fail # stays\n");
  EXPECT_EQ(update.difference, "- n/a C-1 fail # passes\n- gone/* C-2 fail # dead\n");
}

TEST(ExpectationsUpdate, RemovesNothingDeadIfNotEverythingRan) {
  const std::string text = "gone/* C-2 fail # not run\n";
  EXPECT_EQ(Update(text, {Passed("n/a")}, false).text, text);
}

TEST(ExpectationsUpdate, RemovesALineWhoseCasesAreAllExplainedByOthers) {
  const std::string known = "n/a - fail shows=\"= SEC_E_NOT_OWNER\" # why\n";
  const std::string once = "n/* - fail shows=\"= SEC_E_INVALID_TOKEN\" # was so once\n";
  const ExpectationsUpdate update = Update(once + known, {Answered("n/a", "SEC_E_NOT_OWNER")});
  EXPECT_EQ(update.text, known);
}

TEST(ExpectationsUpdate, GivesNoLineOfManyScenariosTheReasonOfAnotherFailure) {
  const ExpectationsUpdate update =
      Update("n/* - fail shows=\"= SEC_E_INVALID_TOKEN\" # was so once\n", {Answered("n/a", "SEC_E_NOT_OWNER")});
  EXPECT_TRUE(update.text.starts_with("n/a  -  fail  shows=\"= SEC_E_NOT_OWNER\"  # not explained yet: "))
      << update.text;
}

TEST(ExpectationsUpdate, SaysWhatAChangedFailureShowsAndKeepsTheReason) {
  const ExpectationsUpdate update =
      Update("n/a - fail shows=\"= SEC_E_INVALID_TOKEN\" link=https://x # why\n", {Answered("n/a", "SEC_E_NOT_OWNER")});
  EXPECT_EQ(update.text, "n/a  -  fail  shows=\"= SEC_E_NOT_OWNER\"  link=https://x  # why\n");
  EXPECT_EQ(update.difference.substr(0, 2), "- ");
}

// A name such as EXAMPLE\alice, a pattern's own signs and the file's: whatever a failure shows, the line that is
// written for it fits it in the next run.
TEST(ExpectationsUpdate, WritesLinesThatFitWhatTheyWereWrittenFor) {
  for (const char* const shown : {"alice|\\alice", "EXAMPLE\\alice", "a*b", "a[b", "[b]", "a?b", "a#b", "a\"b"}) {
    const CaseResult result = Answered("n/a", shown);
    const std::string text = Update("", {result}).text;
    EXPECT_NE(text, "") << shown;
    const ExpectationsUpdate again = Update(text, {result});
    EXPECT_EQ(again.text, text) << shown;
    EXPECT_EQ(again.difference, "") << shown;
  }
}

TEST(ExpectationsUpdate, ListsWhatACallReturnedBesideItsStatus) {
  CaseResult result = Failed("n/a", "");
  result.message = "expected below client initialize 2\n  expected    returns  INTEGRITY\n  actual      returns  0";
  EXPECT_NE(Update("", {result}).text.find("shows=\"actual returns 0\""), std::string::npos)
      << Update("", {result}).text;
}

TEST(ExpectationsUpdate, AddsOneLinePerCause) {
  CaseResult crashed = Failed("c/d@both", "", CaseVerdict::kCrash);
  crashed.message = "client delete: the process died: DeleteSecurityContext: the process was lost, killed by SIGABRT";
  const ExpectationsUpdate update =
      Update("", {Failed("n/a@both", "C-1"), Failed("n/a@initiator", "C-1"), Failed("n/b@both", "C-2"), crashed,
                  Failed("m/a@both", "C-3"), Failed("n/a2@both", "C-3"), Answered("x/y", "SEC_E_NOT_OWNER")});
  EXPECT_EQ(update.text,
            "c/d@both  *  crash  shows=\"killed by SIGABRT\"  # not explained yet: client delete: the process died: "
            "DeleteSecurityContext: the process was lost, killed by SIGABRT\n"
            "x/y  -  fail  shows=\"= SEC_E_NOT_OWNER\"  # not explained yet: free gives SEC_E_NOT_OWNER, not SEC_E_OK\n"
            "n/a@*  C-1  fail  # not explained yet: The rule.\n"
            "n/b@both  C-2  fail  # not explained yet: The rule.\n"
            "*  C-3  fail  # not explained yet: The rule.\n");
}

}  // namespace
}  // namespace legwork::report
