#include "sim/ntlm/account_keys.h"

#include <gtest/gtest.h>

#include <string>

#include "sim/crypto/string_to_key.h"
#include "sim/wire/utf16.h"

namespace legwork::ntlm {
namespace {

class AccountKeysTest : public testing::Test {
 protected:
  AccountKeysTest() { AddUser("alice", "alice-pw"); }

  Account& AddUser(std::string name, std::string password) {
    Account account;
    account.name = std::move(name);
    account.realm = "EXAMPLE.COM";
    account.domain = "EXAMPLE";
    account.password = std::move(password);
    return directory_.Add(account);
  }

  const AccountKey* Find(std::string_view user, std::string_view domain) {
    return keys_.Find(Utf16LeFromUtf8(user).value(), Utf16LeFromUtf8(domain).value());
  }

  StringToKeyCache cache_;
  Directory directory_{cache_};
  AccountKeys keys_{directory_};
};

TEST_F(AccountKeysTest, RemembersAUserUnderTheNamesThatArrive) {
  const AccountKey* const first = Find("alice", "EXAMPLE");
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(first->user, "alice");
  EXPECT_EQ(Find("alice", "EXAMPLE"), first);
  ASSERT_NE(Find("Alice", "example.com"), nullptr) << "a realm counts as a domain";
  EXPECT_EQ(Find("alice", "EXAMPLE")->domain, "EXAMPLE");
}

TEST_F(AccountKeysTest, KnowsNobodyElse) {
  EXPECT_EQ(Find("", ""), nullptr);
  EXPECT_EQ(Find("mallory", "EXAMPLE"), nullptr);
  EXPECT_EQ(Find("alice", "ELSEWHERE"), nullptr);
  EXPECT_EQ(Find("alice@ELSEWHERE.ORG", ""), nullptr);
  EXPECT_EQ(keys_.Find(Bytes{0x61}, {}), nullptr) << "half a character";
}

TEST_F(AccountKeysTest, TheDirectoryDecidesAtEveryCall) {
  ASSERT_NE(Find("alice", "EXAMPLE"), nullptr);
  const Key before = Find("alice", "EXAMPLE")->nt_hash;
  AddUser("alice", "other-pw");
  EXPECT_NE(Find("alice", "EXAMPLE")->nt_hash, before);
  AddUser("alice", "other-pw").password_expired = true;
  EXPECT_EQ(Find("alice", "EXAMPLE"), nullptr);
  AddUser("alice", "other-pw").disabled = true;
  EXPECT_EQ(Find("alice", "EXAMPLE"), nullptr);
}

TEST_F(AccountKeysTest, StaysRightWithMoreUsersThanItRemembers) {
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 200; ++i) {
      const std::string name = "user" + std::to_string(i);
      if (round == 0) AddUser(name, "pw" + std::to_string(i));
      const AccountKey* const key = Find(name, "EXAMPLE");
      ASSERT_NE(key, nullptr);
      EXPECT_EQ(key->user, name);
      EXPECT_EQ(key->nt_hash, NtHash("pw" + std::to_string(i)).value());
    }
  }
}

}  // namespace
}  // namespace legwork::ntlm
