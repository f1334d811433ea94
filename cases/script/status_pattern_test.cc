#include "cases/script/status_pattern.h"

#include <gtest/gtest.h>

namespace legwork::script {
namespace {

TEST(StatusPatternTest, MatchesNamesWildcardsNumbersAndAlternatives) {
  EXPECT_TRUE(MatchesStatus("SEC_E_OK", SecStatus::kOk));
  EXPECT_FALSE(MatchesStatus("SEC_E_OK", SecStatus::kContinueNeeded));
  EXPECT_TRUE(MatchesStatus("SEC_E_*", SecStatus::kLogonDenied));
  EXPECT_FALSE(MatchesStatus("SEC_E_*", SecStatus::kOk));
  EXPECT_FALSE(MatchesStatus("SEC_E_*", SecStatus::kContinueNeeded));
  EXPECT_TRUE(MatchesStatus("SEC_I_*", SecStatus::kContinueNeeded));
  EXPECT_FALSE(MatchesStatus("SEC_I_*", SecStatus::kOk));
  EXPECT_TRUE(MatchesStatus("0x80090308", SecStatus::kInvalidToken));
  EXPECT_TRUE(MatchesStatus("SEC_E_OK|SEC_E_INVALID_HANDLE", SecStatus::kInvalidHandle));
  EXPECT_FALSE(MatchesStatus("SEC_E_OK|SEC_E_INVALID_HANDLE", SecStatus::kInvalidToken));
}

TEST(StatusPatternTest, FindsThePartThatIsNoStatus) {
  EXPECT_EQ(WrongStatusPart("SEC_E_OK|SEC_I_*|0x0"), std::nullopt);
  EXPECT_EQ(WrongStatusPart("SEC_E_OK|SEC_E_NOPE"), "SEC_E_NOPE");
  EXPECT_EQ(WrongStatusPart("0x123456789"), "0x123456789");
}

TEST(StatusPatternTest, WritesWhatMatches) {
  EXPECT_EQ(StatusWord(SecStatus::kOk), "SEC_E_OK");
  EXPECT_EQ(StatusWord(static_cast<SecStatus>(0x1234)), "0x00001234");
  EXPECT_TRUE(MatchesStatus(StatusWord(static_cast<SecStatus>(-5)), static_cast<SecStatus>(-5)));
}

}  // namespace
}  // namespace legwork::script
