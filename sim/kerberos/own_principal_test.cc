#include "sim/kerberos/own_principal.h"

#include <gtest/gtest.h>

namespace legwork::kerberos {
namespace {

struct OwnPrincipalTest : testing::Test {
  OwnPrincipalTest() {
    Account krbtgt;
    krbtgt.name = "krbtgt/EXAMPLE.COM";
    krbtgt.realm = "EXAMPLE.COM";
    krbtgt.domain = "EXAMPLE";
    directory.Add(krbtgt);
    Account bob;
    bob.name = "bob";
    bob.realm = "OTHER.ORG";
    bob.domain = "OTHER";
    directory.Add(bob);
  }
  std::string Of(std::string user, std::string domain) {
    Identity identity;
    identity.user = std::move(user);
    identity.domain = std::move(domain);
    identity.present = true;
    const OwnPrincipal principal = FindOwnPrincipal(identity, directory);
    return principal.name + " in " + principal.realm;
  }
  StringToKeyCache keys;
  Directory directory = Directory(keys);
};

TEST_F(OwnPrincipalTest, ReadsEveryFormOfAnIdentity) {
  EXPECT_EQ(Of("alice", "EXAMPLE"), "alice in EXAMPLE.COM");
  EXPECT_EQ(Of("alice", "example"), "alice in EXAMPLE.COM");
  EXPECT_EQ(Of("alice", "EXAMPLE.COM"), "alice in EXAMPLE.COM");
  EXPECT_EQ(Of("alice", "example.com"), "alice in EXAMPLE.COM");
  EXPECT_EQ(Of("alice@example.com", ""), "alice in EXAMPLE.COM");
  EXPECT_EQ(Of("HTTP/web@EXAMPLE.COM", ""), "HTTP/web in EXAMPLE.COM");
  EXPECT_EQ(Of("alice", "UNKNOWN"), "alice in UNKNOWN");
}

TEST_F(OwnPrincipalTest, WithoutADomainTheAccountDecides) {
  EXPECT_EQ(Of("bob", ""), "bob in OTHER.ORG");
  EXPECT_EQ(Of("nobody", ""), "nobody in EXAMPLE.COM");
}

TEST_F(OwnPrincipalTest, NobodyHasNone) {
  EXPECT_EQ(Of("", ""), " in ");
  Identity anonymous;
  anonymous.present = anonymous.anonymous = true;
  EXPECT_TRUE(FindOwnPrincipal(anonymous, directory).name.empty());
  EXPECT_TRUE(FindOwnPrincipal(Identity{}, directory).name.empty());
}

}  // namespace
}  // namespace legwork::kerberos
