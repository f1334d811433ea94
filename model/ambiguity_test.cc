#include "model/ambiguity.h"

#include <gtest/gtest.h>

#include <string>

#include "model/clause_set.h"

namespace legwork {
namespace {

std::string IdOf(std::size_t number) { return (number < 10 ? "AMB-0" : "AMB-") + std::to_string(number); }

TEST(Ambiguity, HasThirtyFourRowsById) {
  ASSERT_EQ(AmbiguityRows().size(), 34u);
  for (std::size_t i = 0; i < AmbiguityRows().size(); ++i) {
    EXPECT_EQ(AmbiguityRows()[i].id, IdOf(i + 1));
    EXPECT_EQ(FindAmbiguity(AmbiguityRows()[i].id), &AmbiguityRows()[i]);
  }
  EXPECT_EQ(FindAmbiguity("AMB-35"), nullptr);
}

TEST(Ambiguity, ConcernsClausesThatExist) {
  for (const Ambiguity& row : AmbiguityRows()) {
    EXPECT_FALSE(row.clauses.empty()) << row.id;
    for (const std::string_view clause : row.clauses) EXPECT_NE(FindClause(clause), nullptr) << row.id << " " << clause;
  }
  EXPECT_EQ(AmbiguityOf("DSC-002")->id, "AMB-13");
  EXPECT_EQ(AmbiguityOf("ISC-N-038"), nullptr);
}

TEST(Ambiguity, IsAskedOfTheProfilesOrReadInOneWay) {
  for (const Ambiguity& row : AmbiguityRows()) {
    const bool is_asked = !row.questions.empty();
    EXPECT_EQ(row.unasked.empty(), is_asked) << row.id << " needs a question or the reason for having none";
    EXPECT_EQ(row.answers.empty(), is_asked) << row.id << ": a question's row lists the answers";
    if (is_asked) continue;
    for (const Reading& reading : {row.documented, row.windows}) {
      EXPECT_TRUE(row.answers.Has(reading.answer)) << row.id << " does not allow `" << reading.answer << "`";
      EXPECT_FALSE(reading.evidence.empty()) << row.id;
      EXPECT_FALSE(reading.confidence.empty()) << row.id;
    }
  }
}

}  // namespace
}  // namespace legwork
