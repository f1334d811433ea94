#include "cases/script/statement_reader.h"

#include <gtest/gtest.h>

namespace legwork::script {
namespace {

Statement Sample() {
  Statement statement;
  statement.word.text = "principal";
  statement.attributes = {{Word{"password", {}}, Word{"pw", {}}}, {Word{"disabled", {}}, std::nullopt}};
  return statement;
}

TEST(StatementReaderTest, HandsOutAttributesAndRemembersWhichWereTaken) {
  Statement statement = Sample();
  StatementReader reader(statement);
  ASSERT_NE(reader.FirstUnconsumed(), nullptr);
  EXPECT_EQ(reader.FirstUnconsumed()->name.text, "password");
  EXPECT_EQ(reader.Take("password"), "pw");
  EXPECT_EQ(reader.FirstUnconsumed()->name.text, "disabled");
  EXPECT_TRUE(reader.Has("disabled"));
  EXPECT_EQ(reader.FirstUnconsumed(), nullptr);
}

TEST(StatementReaderTest, FallsBackWhereAnAttributeIsAbsent) {
  Statement statement = Sample();
  StatementReader reader(statement);
  EXPECT_EQ(reader.Take("absent"), std::nullopt);
  EXPECT_EQ(reader.TakeOr("absent", "other"), "other");
  EXPECT_FALSE(reader.Has("absent"));
  EXPECT_EQ(reader.result(), "");
}

}  // namespace
}  // namespace legwork::script
