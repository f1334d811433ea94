#include "sim/spnego/negotiate_package.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "sim/spnego/negotiate_test_pair.h"

namespace legwork::spnego {
namespace {

TEST(NegotiatePackageTest, RowReportsWhatWindowsReports) {
  const Package row = MakeNegotiatePackage({});
  EXPECT_EQ(row.name, PackageName::kNegotiate);
  EXPECT_EQ(row.text, "Negotiate");
  EXPECT_EQ(row.rpc_id, 9);
  EXPECT_TRUE(row.mechanism.empty());  // it does not offer itself
  EXPECT_EQ(row.capabilities & static_cast<std::uint32_t>(PackageCapability::kMutualAuth), 0u);
  EXPECT_EQ(row.capabilities & static_cast<std::uint32_t>(PackageCapability::kDelegation), 0u);
  EXPECT_NE(row.capabilities & static_cast<std::uint32_t>(PackageCapability::kGssCompatible), 0u);
}

class NegotiatePackageContextTest : public testing::Test, protected NegotiateTestPair {};

TEST_F(NegotiatePackageContextTest, RowMakesBothRoles) {
  Make();
  PassTokens();
  EXPECT_TRUE(IsSettledOn(PackageName::kKerberos));
}

}  // namespace
}  // namespace legwork::spnego
