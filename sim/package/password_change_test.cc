#include "sim/package/password_change.h"

#include <gtest/gtest.h>

#include "sim/world/world.h"

namespace legwork {
namespace {

class PasswordChangeTest : public testing::Test {
 protected:
  PasswordChangeTest() {
    world_.directory.Add({.name = "alice", .realm = "EXAMPLE.COM", .domain = "EXAMPLE", .password = "old"});
  }

  SecStatus Change(std::string_view account, std::string_view old_password, bool has_authority = true) {
    const Clock clock(world_.clock, 0);
    const Surroundings surroundings{.clock = clock,
                                    .random = world_.random,
                                    .directory = world_.directory,
                                    .profile = world_.profile,
                                    .accounts = has_authority ? &world_.directory : nullptr};
    return ChangePasswordInDirectory(surroundings, {"EXAMPLE", account, old_password, "new"});
  }

  const Account& Alice() const { return *world_.directory.FindUser("alice", ""); }

  StringToKeyCache keys_;
  World world_{1, DocumentedProfile(), keys_};
};

TEST_F(PasswordChangeTest, GivesTheAccountANewPasswordAndItsKeysANewVersion) {
  EXPECT_EQ(Change("alice", "old"), SecStatus::kOk);
  EXPECT_EQ(Alice().password, "new");
  EXPECT_EQ(Alice().kvno, 2u);
}

TEST_F(PasswordChangeTest, RefusesAWrongPasswordAndAnUnknownAccountAlike) {
  EXPECT_EQ(Change("alice", "wrong"), SecStatus::kLogonDenied);
  EXPECT_EQ(Change("nobody", "old"), SecStatus::kLogonDenied);
  EXPECT_EQ(Alice().password, "old");
}

TEST_F(PasswordChangeTest, NeedsAnAuthority) {
  EXPECT_EQ(Change("alice", "old", false), SecStatus::kNoAuthenticatingAuthority);
}

}  // namespace
}  // namespace legwork
