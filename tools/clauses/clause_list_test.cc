#include "tools/clauses/clause_list.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "model/clause_set.h"

namespace legwork::clauses {
namespace {

// Covered is a list of one clause: what is known of it is set by the test.
struct Covered {
  coverage::ClauseCoverage row;
  std::vector<ListedClause> list;

  explicit Covered(std::string_view id) {
    row.clause = FindClause(id);
    list.push_back({row.clause, &row, {}});
  }
};

TEST(ClauseList, ShowsRulesAloneWithoutCoverage) {
  const std::vector<ListedClause> list = {{FindClause("ISC-N-038"), nullptr, {}}};
  const std::string text = RenderText(list, 100);
  EXPECT_TRUE(text.starts_with("ISC-N-038  package must")) << text;
  EXPECT_EQ(text.find("OPEN"), std::string::npos);
  EXPECT_FALSE(nlohmann::json::parse(RenderJson(list))[0].contains("scenarios"));
}

TEST(ClauseList, SaysWhatAnOpenClauseLacks) {
  Covered open("ISC-N-038");
  EXPECT_NE(RenderText(open.list, 100).find("OPEN       no scenario exercises it, nothing violates it"),
            std::string::npos);
  open.row.scenarios = {"ntlm/a"};
  open.row.broken_unnamed = {"ntlm/b"};
  EXPECT_NE(RenderText(open.list, 100).find("OPEN       nothing violates it; broken, but not declared, in ntlm/b"),
            std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(RenderJson(open.list))[0]["open"], true);
}

TEST(ClauseList, NamesWhatExercisesAndWhatViolates) {
  Covered covered("ISC-N-038");
  covered.row.scenarios = {"ntlm/a", "ntlm/b", "ntlm/c", "ntlm/d"};
  covered.row.declared_by = {"ntlm/e"};
  covered.row.mutants = {mutant::FindMutant("attributes_not_written")};
  covered.list[0].seen = {{"winpr2", "ISC-N-038", "*", "fail", "never written"}};
  const std::string text = RenderText(covered.list, 100);
  EXPECT_NE(text.find("exercised  4 scenarios: ntlm/a, ntlm/b, ntlm/c, …"), std::string::npos) << text;
  EXPECT_NE(text.find("violated   ntlm/e, mutant:attributes_not_written in "), std::string::npos) << text;
  EXPECT_NE(text.find("seen in    winpr2, fail in *: never written"), std::string::npos) << text;
  const auto json = nlohmann::json::parse(RenderJson(covered.list))[0];
  EXPECT_EQ(json["covered"], true);
  EXPECT_EQ(json["violated_by"].size(), 2u);
  EXPECT_EQ(json["violated_by"][1]["mutant"], "attributes_not_written");
  EXPECT_EQ(json["subjects"][0]["subject"], "winpr2");
}

TEST(ClauseList, ClosesWithTheTotals) {
  Covered excused("ISC-N-038");
  excused.row.scenarios = {"ntlm/a"};
  excused.row.reason = "nobody can";
  EXPECT_TRUE(RenderText(excused.list, 100)
                  .ends_with("1 clauses: 1 judged from call records, 0 not, each with its reason.\n"
                             "Of those judged 1 are exercised, 0 violated on purpose, 1 cannot be, each with its "
                             "reason, 0 are open.\n"));
}

TEST(Seen, KnowsWhatWinprBreaks) {
  bool found = false;
  for (const Seen& seen : AllSeen()) {
    EXPECT_NE(FindClause(seen.clause), nullptr) << seen.subject << " is said to break " << seen.clause;
    found = found || (seen.subject == "winpr2" && seen.clause == "ISC-N-038");
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace legwork::clauses
