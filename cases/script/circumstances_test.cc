#include "cases/script/circumstances.h"

#include <gtest/gtest.h>

namespace legwork::script {
namespace {

TEST(CircumstancesTest, GiveEachWordABitOfItsOwn) {
  std::uint32_t seen = 0;
  for (std::string_view word : CircumstanceWords()) {
    std::uint32_t bit = ReadCircumstances(word);
    EXPECT_NE(bit, 0u) << word;
    EXPECT_EQ(seen & bit, 0u) << word;
    seen |= bit;
  }
}

TEST(CircumstancesTest, JoinWithABar) {
  EXPECT_EQ(ReadCircumstances("WRONG_PASSWORD|CLOCK_SKEW"), static_cast<std::uint32_t>(Circumstance::kWrongPassword) |
                                                                static_cast<std::uint32_t>(Circumstance::kClockSkew));
  EXPECT_EQ(ReadCircumstances(""), 0u);
}

}  // namespace
}  // namespace legwork::script
