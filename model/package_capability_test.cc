#include "model/package_capability.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

TEST(PackageCapability, BitsRunUpwardsWithoutAGapAndNamesReadBack) {
  ASSERT_EQ(PackageCapabilityRows().size(), 26u);
  std::uint32_t bit = 1;
  for (const PackageCapabilityRow& row : PackageCapabilityRows()) {
    EXPECT_EQ(static_cast<std::uint32_t>(row.value), bit) << row.name;
    EXPECT_EQ(PackageCapabilityName(row.value), row.name);
    EXPECT_EQ(ParsePackageCapability(row.name), row.value);
    bit <<= 1;
  }
  EXPECT_EQ(ParsePackageCapability("INTEGRITY "), std::nullopt);
  EXPECT_EQ(PackageCapabilityName(static_cast<PackageCapability>(3)), "");
}

}  // namespace
}  // namespace legwork
