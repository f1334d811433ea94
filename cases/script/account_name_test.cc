#include "cases/script/account_name.h"

#include <gtest/gtest.h>

namespace legwork::script {
namespace {

TEST(AccountNameTest, IsWhatStandsBehindTheDomain) {
  EXPECT_EQ(AccountOf("EXAMPLE\\alice"), "alice");
  EXPECT_EQ(AccountOf("alice@EXAMPLE.COM"), "alice");
  EXPECT_EQ(AccountOf("alice"), "alice");
}

TEST(AccountNameTest, MayBeSpeltInSeveralWays) {
  EXPECT_TRUE(NameOneAccount("alice", "EXAMPLE\\alice"));
  EXPECT_TRUE(NameOneAccount("\\alice", "example\\Alice"));
  EXPECT_TRUE(NameOneAccount("EXAMPLE\\alice", "alice@EXAMPLE.COM"));
  EXPECT_TRUE(NameOneAccount("\\alice@example.com", "alice@EXAMPLE.COM"));
}

TEST(AccountNameTest, IsAnotherOfAnotherDomainOrUser) {
  EXPECT_FALSE(NameOneAccount("EXAMPLE\\alice", "OTHER\\alice"));
  EXPECT_FALSE(NameOneAccount("alice@EXAMPLE.COM", "alice@OTHER.COM"));
  EXPECT_FALSE(NameOneAccount("EXAMPLE\\alice", "EXAMPLE\\bob"));
  EXPECT_FALSE(NameOneAccount("", "")) << "is nobody";
}

}  // namespace
}  // namespace legwork::script
