#include "tools/provider/own_world.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace legwork::provider {
namespace {

std::string FileWith(const std::string& text) {
  static int number = 0;
  const std::string path = std::string(std::getenv("TEST_TMPDIR")) + "/world" + std::to_string(++number) + ".scn";
  std::ofstream(path) << text;
  return path;
}

std::unique_ptr<OwnWorld> Open(const std::string& text, std::string& trouble) {
  Settings settings;
  settings.world = FileWith(text);
  return OwnWorld::Open(settings, trouble);
}

TEST(OwnWorldTest, TheDefaultWorldHasAClientAndAServer) {
  std::string trouble;
  const auto world = OwnWorld::Open({}, trouble);
  ASSERT_NE(world, nullptr) << trouble;
  EXPECT_EQ(world->ActorFor(Role::kInitiator, "").setup.identity.user, "alice");
  EXPECT_EQ(world->ActorFor(Role::kAcceptor, "").setup.identity.user, "HTTP/web.example.com");
  EXPECT_EQ(world->PeerOf(*world->Find(1)), 2);
  EXPECT_EQ(world->Find(0), nullptr);
  EXPECT_EQ(world->Find(3), nullptr);
  EXPECT_EQ(world->Now(), kWorldStart);
}

TEST(OwnWorldTest, AWorldWithoutActorsGetsThemFromItsAccounts) {
  std::string trouble;
  const auto world = Open("realm X.ORG\nprincipal ldap/dc  password=a\nprincipal carol  password=b\n", trouble);
  ASSERT_NE(world, nullptr) << trouble;
  EXPECT_EQ(world->ActorFor(Role::kInitiator, "").setup.identity.user, "carol");
  EXPECT_EQ(world->ActorFor(Role::kAcceptor, "").setup.identity.user, "ldap/dc");
}

TEST(OwnWorldTest, TheUserTellsTwoInitiatorsApart) {
  std::string trouble;
  const auto world =
      Open("principal a  password=a\nprincipal b  password=b\ninitiator one as=a\ninitiator two as=b\n", trouble);
  ASSERT_NE(world, nullptr) << trouble;
  EXPECT_EQ(world->ActorFor(Role::kInitiator, "b").setup.name, "two");
  EXPECT_EQ(world->ActorFor(Role::kInitiator, "nobody").setup.name, "one");
  EXPECT_EQ(world->ActorFor(Role::kAcceptor, "").setup.name, "one") << "there is no other";
}

TEST(OwnWorldTest, AScenarioIsAWorldWithoutItsSteps) {
  std::string trouble;
  const auto world = Open(
      "scenario x/y\npackage NTLM\nprincipal a  password=a\ninitiator client as=a\n"
      "acceptor server\nfault truncate from=client leg=1 at=3\nclient initialize = SEC_E_OK\n",
      trouble);
  EXPECT_NE(world, nullptr) << trouble;
}

TEST(OwnWorldTest, SaysInOneLineWhatIsWrong) {
  std::string trouble;
  Settings missing;
  missing.world = "/nowhere/w.scn";
  EXPECT_EQ(OwnWorld::Open(missing, trouble), nullptr);
  EXPECT_EQ(trouble,
            "LEGWORK_WORLD=/nowhere/w.scn: No such file or directory; it must be the path of a scenario file, whose "
            "headers make the world");
  EXPECT_EQ(Open("principal alice  pasword=x\n", trouble), nullptr);
  EXPECT_NE(trouble.find(":1:"), std::string::npos) << trouble;
  EXPECT_NE(trouble.find("password"), std::string::npos) << trouble;
  EXPECT_EQ(trouble.find('\n'), std::string::npos);
}

}  // namespace
}  // namespace legwork::provider
