#include "sim/world/directory.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"

namespace legwork {
namespace {

class DirectoryTest : public testing::Test {
 protected:
  DirectoryTest() {
    directory_.Add({.name = "raeburn", .realm = "ATHENA.MIT.EDU", .domain = "ATHENA", .password = "password"});
    directory_.Add({.name = "HTTP/web", .realm = "EXAMPLE.COM", .domain = "EXAMPLE", .password = "web-pw"});
    directory_.Add({.name = "User", .realm = "EXAMPLE.COM", .domain = "Domain", .password = "Password"});
  }

  StringToKeyCache keys_;
  Directory directory_{keys_};
};

TEST_F(DirectoryTest, AddReplacesTheSamePrincipal) {
  directory_.Add({.name = "User", .realm = "EXAMPLE.COM", .domain = "Domain", .password = "new", .kvno = 2});
  EXPECT_EQ(directory_.accounts().size(), 3u);
  EXPECT_EQ(directory_.FindPrincipal("User", "EXAMPLE.COM")->kvno, 2u);
}

TEST_F(DirectoryTest, PrincipalsMatchByCaseAndServicesWithout) {
  EXPECT_NE(directory_.FindPrincipal("User", "EXAMPLE.COM"), nullptr);
  EXPECT_EQ(directory_.FindPrincipal("user", "EXAMPLE.COM"), nullptr);
  EXPECT_EQ(directory_.FindPrincipal("User", "OTHER.COM"), nullptr);
  EXPECT_NE(directory_.FindPrincipal("http/WEB", "EXAMPLE.COM"), nullptr);
}

TEST_F(DirectoryTest, ExactServiceGoesBeforeASimilarOne) {
  const Account& exact = directory_.Add({.name = "http/WEB", .realm = "EXAMPLE.COM"});
  EXPECT_EQ(directory_.FindPrincipal("http/WEB", "EXAMPLE.COM"), &exact);
}

TEST_F(DirectoryTest, UsersMatchWithoutCaseAndAnyDomainIfEmpty) {
  EXPECT_NE(directory_.FindUser("uSER", "DOMAIN"), nullptr);
  EXPECT_NE(directory_.FindUser("user", ""), nullptr);
  EXPECT_EQ(directory_.FindUser("user", "OTHER"), nullptr);
  EXPECT_EQ(directory_.FindUser("nobody", ""), nullptr);
}

TEST_F(DirectoryTest, UsersMatchBeyondAscii) {
  directory_.Add({.name = "J\xC3\xBCrgen", .realm = "EXAMPLE.COM", .domain = "EXAMPLE"});
  EXPECT_NE(directory_.FindUser("j\xC3\x9CRGEN", "example"), nullptr);
  EXPECT_EQ(directory_.FindUser("j\xFFRGEN", "example"), nullptr);
}

TEST_F(DirectoryTest, AliasesMatchBehindNames) {
  directory_.Add({.name = "HTTP/host", .realm = "EXAMPLE.COM", .aliases = {"HTTP/other", "User", "host$"}});
  EXPECT_EQ(directory_.FindPrincipal("http/OTHER", "EXAMPLE.COM")->name, "HTTP/host");
  EXPECT_EQ(directory_.FindPrincipal("host$", "EXAMPLE.COM")->name, "HTTP/host");
  EXPECT_EQ(directory_.FindPrincipal("User", "EXAMPLE.COM")->name, "User");
  EXPECT_EQ(directory_.FindPrincipal("HOST$", "EXAMPLE.COM"), nullptr);
  EXPECT_EQ(directory_.FindPrincipal("HTTP/other", "OTHER.COM"), nullptr);
}

TEST_F(DirectoryTest, AGuestIsAnEnabledAccountThatSaysSo) {
  EXPECT_EQ(directory_.FindGuest(), nullptr);
  directory_.Add({.name = "Guest", .realm = "EXAMPLE.COM", .disabled = true, .guest = true});
  EXPECT_EQ(directory_.FindGuest(), nullptr);
  directory_.Add({.name = "Guest", .realm = "EXAMPLE.COM", .guest = true});
  ASSERT_NE(directory_.FindGuest(), nullptr);
  EXPECT_EQ(directory_.FindGuest()->name, "Guest");
}

TEST_F(DirectoryTest, SaltAndIterationsAreTheAccounts) {
  const Account& account =
      directory_.Add({.name = "salted", .realm = "EXAMPLE.COM", .password = "pw", .salt = "pepper", .iterations = 7});
  EXPECT_EQ(LongTermSalt(account), "pepper");
  EXPECT_EQ(directory_.LongTermKey(account, EncryptionType::kAes128CtsHmacSha1),
            StringToKey(EncryptionType::kAes128CtsHmacSha1, "pw", "pepper", 7));
}

// RFC 3962 appendix B, "ATHENA.MIT.EDUraeburn", has no vector for 4096 rounds; the cache's own function is tested
// there.
TEST_F(DirectoryTest, LongTermKeySaltsWithRealmAndComponents) {
  const Account& web = *directory_.FindPrincipal("HTTP/web", "EXAMPLE.COM");
  EXPECT_EQ(directory_.LongTermKey(web, EncryptionType::kAes128CtsHmacSha1),
            StringToKey(EncryptionType::kAes128CtsHmacSha1, "web-pw", "EXAMPLE.COMHTTPweb"));
}

// MS-NLMP section 4.2.2.1.2: NTOWFv1("Password").
TEST_F(DirectoryTest, NtHashIsThePublishedOne) {
  EXPECT_EQ(ToHex(directory_.NtHash(*directory_.FindUser("User", "Domain"))), "a4f49c406510bdcab6824ee7c30fd852");
}

}  // namespace
}  // namespace legwork
