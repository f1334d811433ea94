#include "tools/clauses/clause_page.h"

#include <gtest/gtest.h>

#include <set>

#include "model/ambiguity.h"
#include "model/call.h"
#include "model/clause_set.h"
#include "model/question.h"
#include "tools/clauses/observed_facts.h"
#include "tools/clauses/profile_text.h"

namespace legwork::clauses {
namespace {

bool Contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string PageOf(std::string_view id) {
  coverage::ClauseCoverage row;
  row.clause = FindClause(id);
  row.reason = row.clause->unobservable;
  row.scenarios = {"kerberos/c", "ntlm/a", "ntlm/b"};
  return RenderPage({row.clause, &row, {{"winpr2", std::string(id), "*", "fail", "it does not care"}}});
}

TEST(ClausePage, SaysTheRuleWhoIsObligedAndWhatIsLookedAt) {
  const std::string page = PageOf("ISC-N-038");
  EXPECT_TRUE(page.starts_with("# ISC-N-038\n\n\\*pfContextAttr ")) << page;
  EXPECT_TRUE(Contains(page, "The package is obliged; strength: must. A violation fails")) << page;
  EXPECT_TRUE(Contains(page, "- `initialize`: ")) << page;
  EXPECT_TRUE(Contains(page, "- `cases/kerberos/` c\n- `cases/ntlm/` a, b\n")) << page;
  EXPECT_TRUE(Contains(page, "winpr2, fail in `*`: it does not care")) << page;
}

TEST(ClausePage, SaysWhyAClauseIsNotJudged) {
  const std::string page = PageOf("ISC-N-083");
  EXPECT_TRUE(Contains(page, "Not judged: ")) << page;
  EXPECT_FALSE(Contains(page, "Nothing yet")) << page;
}

TEST(ClausePage, ShowsThePageAndWindowsWhereTheyDiffer) {
  const std::string page = PageOf("ENC-011");
  EXPECT_TRUE(Contains(page, "documented: SEC_E_QOP_NOT_SUPPORTED (ENC-011, documented)")) << page;
  EXPECT_TRUE(Contains(page, "windows: SEC_E_UNSUPPORTED_FUNCTION (windows-observed E13, C)")) << page;
  EXPECT_TRUE(Contains(page, "## Where Windows departs from it")) << page;
  EXPECT_TRUE(Contains(page, "(windows-observed E13, C)")) << page;
}

TEST(ClausePage, ShowsAnAmbiguityThatNobodyIsAskedAbout) {
  const std::string page = PageOf("ASC-N-026");
  EXPECT_TRUE(Contains(page, "AMB-08. ")) << page;
  EXPECT_TRUE(Contains(page, "documented: 0x80090301 (winerror.h, documented)")) << page;
}

TEST(ClausePage, HasAFileOfItsOwnForEachClauseAndALinkToIt) {
  std::vector<ListedClause> list;
  std::set<std::string> files;
  for (const Clause& clause : AllClauses()) {
    list.push_back({&clause, nullptr, {}});
    EXPECT_TRUE(files.insert(PageFile(clause)).second) << clause.id;
  }
  const std::string index = RenderIndex(list);
  for (const std::string& file : files) EXPECT_TRUE(Contains(index, "(" + file + ")")) << file;
}

TEST(ObservedFacts, AreNamedForEveryCall) {
  for (int i = 0; i < kCallCount; ++i) EXPECT_FALSE(FactsOf(static_cast<Call>(i)).empty()) << i;
  EXPECT_FALSE(MoreFactsOf("ISC-N-002").empty());
  EXPECT_FALSE(MoreFactsOf("ISC-N-014").empty());
  EXPECT_TRUE(MoreFactsOf("ISC-N-029").empty());
  EXPECT_TRUE(MoreFactsOf("ISC-N-0").empty()) << "a part of an id is none";
}

TEST(ProfileText, HasEveryAmbiguityAndEveryQuestion) {
  const std::string text = RenderProfiles();
  for (const Ambiguity& row : AmbiguityRows()) EXPECT_TRUE(Contains(text, std::string(row.id) + ". ")) << row.id;
  for (const QuestionRow& row : QuestionRows()) EXPECT_TRUE(Contains(text, "`" + std::string(row.name) + "`"));
}

}  // namespace
}  // namespace legwork::clauses
