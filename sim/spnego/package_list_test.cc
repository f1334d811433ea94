#include "sim/spnego/package_list.h"

#include <gtest/gtest.h>

namespace legwork::spnego {
namespace {

TEST(PackageListTest, EmptyListPermitsAll) {
  EXPECT_TRUE(PackageListAllows("", "Kerberos"));
  EXPECT_TRUE(PackageListAllows(" , ", "NTLM"));
  EXPECT_FALSE(PackageListNamesOnly("", "NTLM"));
}

TEST(PackageListTest, NamesPermitAndForbid) {
  EXPECT_TRUE(PackageListAllows("ntlm", "NTLM"));
  EXPECT_FALSE(PackageListAllows("ntlm", "Kerberos"));
  EXPECT_FALSE(PackageListAllows("!ntlm", "NTLM"));
  EXPECT_TRUE(PackageListAllows("!ntlm", "Kerberos"));
  EXPECT_TRUE(PackageListAllows("Kerberos, !NTLM", "Kerberos"));
  EXPECT_FALSE(PackageListAllows("Kerberos, !NTLM", "NTLM"));
  EXPECT_FALSE(PackageListAllows("NegoExtender", "NTLM"));
  EXPECT_FALSE(PackageListAllows("NTLM,!NTLM", "NTLM"));
}

TEST(PackageListTest, OnlyANameAloneMeansThatMechanismAlone) {
  EXPECT_TRUE(PackageListNamesOnly("NTLM", "NTLM"));
  EXPECT_TRUE(PackageListNamesOnly(" ntlm , !kerberos", "NTLM"));
  EXPECT_FALSE(PackageListNamesOnly("!Kerberos", "NTLM"));
  EXPECT_FALSE(PackageListNamesOnly("NTLM,Kerberos", "NTLM"));
  EXPECT_FALSE(PackageListNamesOnly("NTLM,!NTLM", "NTLM"));
}

}  // namespace
}  // namespace legwork::spnego
