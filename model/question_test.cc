#include "model/question.h"

#include <gtest/gtest.h>

#include <set>

#include "model/clause_set.h"

namespace legwork {
namespace {

TEST(Question, HasARowInItsOrder) {
  ASSERT_EQ(QuestionRows().size(), static_cast<std::size_t>(kQuestionCount));
  std::set<std::string_view> names;
  for (int i = 0; i < kQuestionCount; ++i) {
    const QuestionRow& row = QuestionRows()[static_cast<std::size_t>(i)];
    EXPECT_EQ(row.question, static_cast<Question>(i)) << row.name;
    EXPECT_EQ(&RowOf(row.question), &row);
    EXPECT_TRUE(names.insert(row.name).second) << row.name << " stands twice";
    EXPECT_TRUE(row.text.ends_with('?')) << row.name;
    EXPECT_GE(row.allowed.size(), 2u) << row.name << " leaves nothing open";
  }
}

TEST(Question, IsAnsweredAsAllowedByEachProfile) {
  for (const Profile& profile : ProfileRows()) {
    for (const QuestionRow& row : QuestionRows()) {
      EXPECT_TRUE(row.allowed.Has(profile.Answer(row.question)))
          << profile.name << " answers " << SecStatusName(profile.Answer(row.question)) << " to " << row.name;
    }
  }
}

TEST(Question, IsAboutClausesThatExist) {
  for (const QuestionRow& row : QuestionRows()) {
    for (const std::string_view clause : row.clauses) EXPECT_NE(FindClause(clause), nullptr) << clause;
  }
}

TEST(Question, IsFoundByItsClauses) {
  ASSERT_EQ(QuestionsOf("DSC-002").size(), 1u);
  EXPECT_EQ(QuestionsOf("DSC-002").front()->question, Question::kDoubleDelete);
  EXPECT_EQ(QuestionsOf("QCA-003").size(), 2u);
  EXPECT_TRUE(QuestionsOf("ISC-N-038").empty());
}

}  // namespace
}  // namespace legwork
