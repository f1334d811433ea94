#include "tools/shim/session_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "sim/crypto/string_to_key.h"

namespace legwork::host {
namespace {

std::string Content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class SessionFilesTest : public testing::Test {
 protected:
  SessionFilesTest() : world_(1, DocumentedProfile(), keys_) {
    Add("krbtgt/EXAMPLE.COM", "EXAMPLE.COM");
    Add("krbtgt/OTHER.COM", "EXAMPLE.COM");  // between two realms, of none
    Add("krbtgt/OTHER.COM", "OTHER.COM");
    Add("HTTP/web", "OTHER.COM");
    actor_.identity = {"HTTP/web", "OTHER", "", true, false};
  }
  void Add(const std::string& name, const std::string& realm) {
    Account account;
    account.name = name;
    account.realm = realm;
    account.enctypes = {EncryptionType::kRc4Hmac};
    world_.directory.Add(account);
  }
  std::string File(const std::string& name) { return Content(SessionFolder(folder_) + "/" + name); }

  StringToKeyCache keys_;
  World world_;
  ActorSetup actor_;
  PrivateFolder folder_;
};

TEST_F(SessionFilesTest, TheActorsRealmComesFirst) {
  EXPECT_EQ(WorldRealms(world_.directory, actor_), (std::vector<std::string>{"OTHER.COM", "EXAMPLE.COM"}));
  actor_.identity.domain = "";
  EXPECT_EQ(WorldRealms(world_.directory, actor_), (std::vector<std::string>{"EXAMPLE.COM", "OTHER.COM"}));
}

TEST_F(SessionFilesTest, LeadToTheKdcAndHoldTheActorsKeysOnly) {
  ASSERT_EQ(WriteSessionFiles(folder_, world_, actor_, 88), "");
  EXPECT_NE(File("krb5.conf").find("default_realm = OTHER.COM"), std::string::npos);
  EXPECT_NE(File("krb5.conf").find("kdc = 127.0.0.1:88\n"), std::string::npos);
  EXPECT_NE(File("krb5.conf").find("udp_preference_limit = 1\n"), std::string::npos);
  EXPECT_NE(File("own.keytab").find("HTTP"), std::string::npos);
  EXPECT_EQ(File("own.keytab").find("krbtgt"), std::string::npos);
}

TEST_F(SessionFilesTest, KeepNothingOfTheSessionBefore) {
  ASSERT_EQ(WriteSessionFiles(folder_, world_, actor_, 88), "");
  ASSERT_TRUE(folder_.Write("session/tickets", "x"));
  actor_.identity.user = "nobody";
  ASSERT_EQ(WriteSessionFiles(folder_, world_, actor_, 0), "");
  EXPECT_FALSE(std::filesystem::exists(SessionFolder(folder_) + "/tickets"));
  EXPECT_EQ(File("own.keytab").size(), 2u) << "the header";
  EXPECT_NE(File("krb5.conf").find("kdc = 127.0.0.1:1\n"), std::string::npos) << "where nobody is";
}

TEST_F(SessionFilesTest, TheEnvironmentNamesThem) {
  const std::vector<std::string> environment = SessionEnvironment(folder_);
  EXPECT_EQ(environment[1], "KRB5_CONFIG=" + SessionFolder(folder_) + "/krb5.conf");
}

}  // namespace
}  // namespace legwork::host
