#include "tools/shim/library_subject.h"

#include <gtest/gtest.h>

#include "sim/crypto/string_to_key.h"

namespace legwork::host {
namespace {

using Variables = std::vector<std::string>;

TEST(LibrarySubject, IsALibraryWithTheVariablesBeforeIt) {
  const LibrarySubject plain = ReadLibrarySubject("libmystack.so");
  EXPECT_EQ(plain.library, "libmystack.so");
  EXPECT_TRUE(plain.variables.empty());

  const LibrarySubject set = ReadLibrarySubject("A=1  B_2={accounts} ./my stack.so");
  EXPECT_EQ(set.library, "./my stack.so");
  EXPECT_EQ(set.variables, (Variables{"A=1", "B_2={accounts}"}));
  EXPECT_TRUE(set.Names("accounts"));
  EXPECT_FALSE(set.Names("keytab"));

  EXPECT_EQ(ReadLibrarySubject("/opt/a=b/libmystack.so").library, "/opt/a=b/libmystack.so");
  EXPECT_EQ(ReadLibrarySubject("A=1").library, "");
  EXPECT_EQ(ReadLibrarySubject("").library, "");
}

TEST(LibrarySubject, PutsPathsOfTheProcessIntoBraces) {
  const PrivateFolder folder;
  EXPECT_EQ(Filled("A={accounts}:{accounts}", folder),
            "A=" + folder.path() + "/accounts:" + folder.path() + "/accounts");
  EXPECT_EQ(Filled("A={krb5_conf}", folder), "A=" + folder.path() + "/session/krb5.conf");
  EXPECT_EQ(Filled("A=FILE:{keytab}", folder), "A=FILE:" + folder.path() + "/session/own.keytab");
  EXPECT_EQ(Filled("A={b}", folder), "A={b}");
}

TEST(LibrarySubject, FindsBracesThatStandForNothing) {
  EXPECT_EQ(UnknownBraces(ReadLibrarySubject("A={accounts}{keytab} B={krb5_conf} l.so")), "");
  EXPECT_EQ(UnknownBraces(ReadLibrarySubject("A={accounts}{acounts} l.so")), "{acounts}");
  EXPECT_EQ(UnknownBraces(ReadLibrarySubject("A={ l.so")), "");
}

TEST(LibrarySubject, WritesEveryUserThatMayLogOn) {
  StringToKeyCache keys;
  Directory directory(keys);
  Account alice, service, gone;
  alice.name = "alice";
  gone.name = "gone";
  service.name = "HTTP/web";
  alice.domain = service.domain = gone.domain = "EXAMPLE";
  alice.realm = "EXAMPLE.COM";
  alice.password = "with:colon";
  gone.disabled = true;
  for (const Account& account : {alice, service, gone}) directory.Add(account);
  EXPECT_EQ(AccountLines(directory), "EXAMPLE:alice:with:colon\nEXAMPLE.COM:alice:with:colon\n");
}

}  // namespace
}  // namespace legwork::host
