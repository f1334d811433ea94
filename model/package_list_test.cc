#include "model/package_list.h"

#include <gtest/gtest.h>

#include "model/call.h"

namespace legwork {
namespace {

constexpr std::uint32_t kKerberos = 1u << static_cast<int>(PackageName::kKerberos);
constexpr std::uint32_t kNtlm = 1u << static_cast<int>(PackageName::kNtlm);

TEST(PackageListTest, AnEmptyListExcludesNothing) {
  EXPECT_EQ(PackagesExcludedBy(""), 0u);
  EXPECT_EQ(PackagesExcludedBy(" , ,"), 0u);
}

TEST(PackageListTest, ANameBehindABangIsExcluded) {
  EXPECT_EQ(PackagesExcludedBy("!ntlm"), kNtlm);
  EXPECT_EQ(PackagesExcludedBy(" ! Kerberos "), kKerberos);
  EXPECT_EQ(PackagesExcludedBy("!ntlm,!kerberos"), kNtlm | kKerberos);
}

TEST(PackageListTest, NamesWithoutOneExcludeAllOthers) {
  EXPECT_EQ(PackagesExcludedBy("NTLM"), kKerberos);
  EXPECT_EQ(PackagesExcludedBy("kerberos,ntlm"), 0u);
  EXPECT_EQ(PackagesExcludedBy("kerberos,!ntlm"), kNtlm);
  EXPECT_EQ(PackagesExcludedBy("NegoExtender"), kKerberos | kNtlm);
}

}  // namespace
}  // namespace legwork
