#include "model/credential_use.h"

#include <gtest/gtest.h>

#include <set>

namespace legwork {
namespace {

TEST(CredentialUse, ValuesAreUniqueAndNamesReadBack) {
  std::set<std::uint32_t> values;
  for (const CredentialUseRow& row : CredentialUseRows()) {
    EXPECT_TRUE(values.insert(static_cast<std::uint32_t>(row.value)).second) << row.name;
    EXPECT_EQ(CredentialUseName(row.value), row.name);
    EXPECT_EQ(ParseCredentialUse(row.name), row.value);
  }
  EXPECT_EQ(values.size(), 7u);
  EXPECT_EQ(ParseCredentialUse("outbound"), std::nullopt);
}

TEST(CredentialUse, BothIsBothDirections) {
  const auto both = static_cast<std::uint32_t>(CredentialUse::kBoth);
  EXPECT_TRUE(MayInitiate(both) && MayAccept(both));
  EXPECT_FALSE(MayInitiate(static_cast<std::uint32_t>(CredentialUse::kInbound)));
  EXPECT_FALSE(MayAccept(static_cast<std::uint32_t>(CredentialUse::kOutbound)));
}

}  // namespace
}  // namespace legwork
