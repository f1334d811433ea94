#include "model/attribute.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace legwork {
namespace {

TEST(Attribute, RowsAscendAndNamesReadBack) {
  EXPECT_EQ(AttributeRows().size(), 49u);
  EXPECT_TRUE(std::ranges::is_sorted(AttributeRows(), std::ranges::less_equal(), &AttributeRow::value));
  for (const AttributeRow& row : AttributeRows()) {
    EXPECT_EQ(AttributeName(row.value), row.name);
    EXPECT_EQ(ParseAttribute(row.name), row.value);
  }
  EXPECT_EQ(AttributeName(23), "");
  EXPECT_EQ(ParseAttribute("sizes"), std::nullopt);
}

TEST(Attribute, ConstantsBearTheirNumbers) {
  EXPECT_EQ(AttributeName(static_cast<std::uint32_t>(Attribute::kNegotiationInfo)), "NEGOTIATION_INFO");
  EXPECT_EQ(AttributeName(static_cast<std::uint32_t>(Attribute::kSubjectSecurityAttributes)),
            "SUBJECT_SECURITY_ATTRIBUTES");  // 128, not the page's 124 (AMB-32)
  EXPECT_EQ(AttributeName(static_cast<std::uint32_t>(Attribute::kCreds2)), "CREDS_2");
}

TEST(Attribute, StructuresHaveTheSizesOfSixtyFourBits) {
  EXPECT_EQ(StructureSize(static_cast<std::uint32_t>(Attribute::kSizes)), 16u);
  EXPECT_EQ(StructureSize(static_cast<std::uint32_t>(Attribute::kKeyInfo)), 32u);
  EXPECT_EQ(StructureSize(static_cast<std::uint32_t>(Attribute::kFlags)), 4u);
  EXPECT_EQ(StructureSize(9999), 0u);
}

TEST(Attribute, SchannelKeepsElevenToItself) {
  EXPECT_EQ(std::ranges::count_if(AttributeRows(), AttributeIsSchannelOnly, &AttributeRow::value), 11);
  EXPECT_TRUE(AttributeIsSchannelOnly(4));
  EXPECT_FALSE(AttributeIsSchannelOnly(0));
}

}  // namespace
}  // namespace legwork
