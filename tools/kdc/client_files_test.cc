#include "tools/kdc/client_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <map>

#include "sim/crypto/string_to_key.h"
#include "tools/shim/private_folder.h"

namespace legwork::kdc {
namespace {

class ClientFilesTest : public testing::Test {
 protected:
  ClientFilesTest() {
    Add("alice");
    Add("HTTP/web.example.com");
    Add("krbtgt/EXAMPLE.COM");
    Add("kadmin/changepw");
  }
  void Add(std::string_view name) {
    directory_.Add({.name = std::string(name), .realm = "EXAMPLE.COM", .password = "pw", .iterations = 1});
  }

  const Site site_ = {{"EXAMPLE.COM", "OTHER.COM"}, "127.0.0.1", 88};
  StringToKeyCache keys_;
  Directory directory_{keys_};
};

TEST_F(ClientFilesTest, NamesEveryRealmAndItsKdc) {
  const std::string text = Krb5Conf(site_);
  EXPECT_NE(text.find("default_realm = EXAMPLE.COM\n"), std::string::npos);
  EXPECT_NE(text.find("    OTHER.COM = {\n        kdc = 127.0.0.1:88\n    }\n"), std::string::npos);
  EXPECT_NE(text.find("    .other.com = OTHER.COM\n"), std::string::npos);
  EXPECT_NE(Krb5Conf({{"EXAMPLE.COM"}, "::1", 88}).find("kdc = [::1]:88\n"), std::string::npos);
}

TEST_F(ClientFilesTest, KeepsKeysApart) {
  std::map<std::string, std::size_t> sizes;
  for (const ClientFile& file : MakeClientFiles(site_, directory_, "/f", 0)) sizes[file.name] = file.content.size();
  EXPECT_EQ(sizes.size(), 6u);
  EXPECT_EQ(sizes["services.keytab"], sizes["HTTP_web.example.com.keytab"]);
  EXPECT_GT(sizes["users.keytab"], 2u);
  EXPECT_GT(sizes["all.keytab"], sizes["services.keytab"] + sizes["users.keytab"]);
}

TEST_F(ClientFilesTest, WritesForNobodyElse) {
  const host::PrivateFolder folder;
  const std::string path = folder.path() + "/new";
  ASSERT_EQ(WriteClientFiles(path, MakeClientFiles(site_, directory_, path, 0)), "");
  ASSERT_EQ(WriteClientFiles(path, MakeClientFiles(site_, directory_, path, 0)), "") << "a second time";
  struct stat status = {};
  ASSERT_EQ(stat((path + "/users.keytab").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700u);
  std::ifstream env(path + "/env");
  const std::string text((std::istreambuf_iterator<char>(env)), {});
  EXPECT_EQ(text, Environment(path));
}

TEST_F(ClientFilesTest, SaysWhatCannotBeWritten) {
  EXPECT_NE(WriteClientFiles("/proc/no/folder", {}), "");
  EXPECT_NE(WriteClientFiles("/proc", {{"env", {}}}), "");
}

}  // namespace
}  // namespace legwork::kdc
