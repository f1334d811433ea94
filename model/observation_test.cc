#include "model/observation.h"

#include <gtest/gtest.h>

#include <cctype>
#include <set>
#include <string>

#include "model/ambiguity.h"
#include "model/clause_set.h"
#include "model/profile.h"

namespace legwork {
namespace {

// ExpectCited checks the ids of a text like "windows-observed A33, D15"; other texts cite something else.
void ExpectCited(std::string_view evidence) {
  constexpr std::string_view kSource = "windows-observed ";
  if (!evidence.starts_with(kSource)) return;
  std::string id;
  for (const char c : std::string(evidence.substr(kSource.size())) + ",") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) id += c;
    if (c != ',') continue;
    EXPECT_NE(FindObservation(id), nullptr) << evidence << " cites " << id << ", which is no row";
    id.clear();
  }
}

TEST(Observation, SpeaksToClausesThatExist) {
  std::set<std::string_view> ids;
  for (const Observation& row : ObservationRows()) {
    EXPECT_TRUE(ids.insert(row.id).second) << row.id << " stands twice";
    EXPECT_EQ(FindObservation(row.id), &row);
    EXPECT_FALSE(row.clauses.empty()) << row.id;
    EXPECT_NE(std::string_view("TCWI").find(row.confidence), std::string_view::npos) << row.id;
    for (const std::string_view clause : row.clauses) EXPECT_NE(FindClause(clause), nullptr) << row.id << " " << clause;
  }
  EXPECT_EQ(FindObservation("Z99"), nullptr);
}

TEST(Observation, BacksEveryAnswerThatCitesIt) {
  for (const Profile& profile : ProfileRows()) {
    for (const AnswerRow& answer : profile.answers) ExpectCited(answer.evidence);
  }
  for (const Ambiguity& row : AmbiguityRows()) {
    ExpectCited(row.documented.evidence);
    ExpectCited(row.windows.evidence);
  }
}

}  // namespace
}  // namespace legwork
