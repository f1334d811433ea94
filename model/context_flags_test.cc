#include "model/context_flags.h"

#include <gtest/gtest.h>

#include <bit>

namespace legwork {
namespace {

struct Namespace {
  Role role;
  FlagDirection direction;
  std::uint32_t defined;
};

// The bits that sspi.h defines in each mask.
constexpr Namespace kNamespaces[] = {
    {Role::kInitiator, FlagDirection::kRequest, 0x61FFFFFF},
    {Role::kInitiator, FlagDirection::kReturn, 0x4B7FFFFF},
    {Role::kAcceptor, FlagDirection::kRequest, 0x15FFBF7F},
    {Role::kAcceptor, FlagDirection::kReturn, 0x03FFEF7F},
};

TEST(ContextFlags, EachMaskDefinesTheBitsOfTheHeader) {
  for (const auto& [role, direction, defined] : kNamespaces) {
    EXPECT_EQ(UnknownBits(0xFFFFFFFF, role, direction), ~defined);
  }
}

TEST(ContextFlags, EveryDefinedBitSurvivesMeaningAndText) {
  for (const auto& [role, direction, defined] : kNamespaces) {
    for (std::uint32_t rest = defined; rest != 0; rest &= rest - 1) {
      const std::uint32_t bit = rest & ~(rest - 1);
      EXPECT_EQ(MaskFromFlags(FlagsFromMask(bit, role, direction), role, direction), bit) << std::hex << bit;
      EXPECT_EQ(ParseFlags(FlagsText(bit, role, direction), role, direction), bit) << std::hex << bit;
    }
    EXPECT_EQ(ParseFlags(FlagsText(0xFFFFFFFF, role, direction), role, direction), 0xFFFFFFFF);
    EXPECT_EQ(ParseFlags(FlagsText(0, role, direction), role, direction), 0u);
  }
}

TEST(ContextFlags, TheRolesDivergeFromBit0x4000) {
  EXPECT_TRUE(FlagsFromMask(0x10000, Role::kInitiator, FlagDirection::kRequest).Has(ContextFlag::kIntegrity));
  EXPECT_TRUE(FlagsFromMask(0x10000, Role::kAcceptor, FlagDirection::kRequest).Has(ContextFlag::kStream));
  EXPECT_EQ(MaskFromFlags(ContextFlag::kIntegrity, Role::kAcceptor, FlagDirection::kReturn), 0x20000u);
}

TEST(ContextFlags, OneBitMayMeanTwoThingsByDirection) {
  EXPECT_TRUE(FlagsFromMask(0x1000, Role::kInitiator, FlagDirection::kRequest).Has(ContextFlag::kCallLevel));
  EXPECT_TRUE(FlagsFromMask(0x1000, Role::kInitiator, FlagDirection::kReturn).Has(ContextFlag::kIntermediateReturn));
  EXPECT_EQ(FlagsText(0xC0, Role::kInitiator, FlagDirection::kReturn), "USED_COLLECTED_CREDS|USED_SUPPLIED_CREDS");
}

TEST(ContextFlags, TextNamesWhatItCanAndNumbersTheRest) {
  EXPECT_EQ(FlagsText(0x80000012, Role::kInitiator, FlagDirection::kRequest), "MUTUAL_AUTH|CONFIDENTIALITY|0x80000000");
  EXPECT_EQ(ParseFlags("MUTUAL_AUTH|0x10", Role::kInitiator, FlagDirection::kRequest), 0x12u);
  for (const char* bad : {"", "MUTUAL", "MUTUAL_AUTH|", "|", "0x", "0x1g", "0x123456789", "ALLOW_NULL_SESSION"}) {
    EXPECT_EQ(ParseFlags(bad, Role::kInitiator, FlagDirection::kRequest), std::nullopt) << bad;
  }
}

TEST(ContextFlags, SetOperationsReadAsTheirNames) {
  const ContextFlags both = ContextFlag::kDelegate | ContextFlag::kMutualAuth;
  EXPECT_TRUE(both.HasAll(ContextFlag::kDelegate));
  EXPECT_FALSE(ContextFlags(ContextFlag::kDelegate).HasAll(both));
  EXPECT_TRUE(both.HasAny(ContextFlag::kDelegate | ContextFlag::kStream));
  EXPECT_EQ(both.Without(ContextFlag::kDelegate), ContextFlags(ContextFlag::kMutualAuth));
  EXPECT_TRUE((both & ContextFlags(ContextFlag::kStream)).empty());
}

TEST(WideFlags, EveryOneIsASingleBitAboveTheMask) {
  EXPECT_EQ(WideFlagRows().size(), 5u);
  for (const WideFlagRow& row : WideFlagRows()) {
    EXPECT_EQ(std::popcount(row.value), 1) << row.name;
    EXPECT_GT(row.value, 0xFFFFFFFFu) << row.name;
  }
}

}  // namespace
}  // namespace legwork
