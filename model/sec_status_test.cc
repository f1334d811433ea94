#include "model/sec_status.h"

#include <gtest/gtest.h>

#include <set>

namespace legwork {
namespace {

TEST(SecStatus, EveryRegisteredValueHasOneNameAndTwoHaveAnAlias) {
  std::set<std::string_view> names;
  std::set<std::int32_t> values;
  for (const SecStatusRow& row : SecStatusRows()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    values.insert(static_cast<std::int32_t>(row.value));
    EXPECT_EQ(ParseSecStatus(row.name), row.value) << row.name;
    EXPECT_EQ(IsFailure(row.value), row.name.starts_with("SEC_E_") && row.name != "SEC_E_OK") << row.name;
  }
  EXPECT_EQ(names.size(), 95u);
  EXPECT_EQ(values.size(), 93u);
}

TEST(SecStatus, NameIsTheFirstOfAValuesNames) {
  EXPECT_EQ(SecStatusName(SecStatus::kOk), "SEC_E_OK");
  EXPECT_EQ(SecStatusName(SecStatus::kInternalError), "SEC_E_INTERNAL_ERROR");
  EXPECT_EQ(ParseSecStatus("SEC_E_NO_SPM"), SecStatus::kInternalError);
  EXPECT_EQ(SecStatusName(SecStatus::kUnsupportedFunction), "SEC_E_UNSUPPORTED_FUNCTION");
  EXPECT_EQ(ParseSecStatus("SEC_E_NOT_SUPPORTED"), SecStatus::kUnsupportedFunction);
}

TEST(SecStatus, SeverityTellsValuesWithOneLowWordApart) {
  EXPECT_EQ(SecStatusName(SecStatus::kBufferTooSmall), "SEC_E_BUFFER_TOO_SMALL");
  EXPECT_EQ(SecStatusName(static_cast<SecStatus>(0x00090321)), "SEC_I_RENEGOTIATE");
  EXPECT_EQ(SecStatusName(SecStatus::kContextExpired), "SEC_E_CONTEXT_EXPIRED");
  EXPECT_EQ(SecStatusName(static_cast<SecStatus>(0x00090317)), "SEC_I_CONTEXT_EXPIRED");
}

TEST(SecStatus, TextOfAnUnregisteredValueIsItsNumber) {
  EXPECT_EQ(SecStatusText(SecStatus::kContinueNeeded), "SEC_I_CONTINUE_NEEDED (0x00090312)");
  EXPECT_EQ(SecStatusText(static_cast<SecStatus>(static_cast<std::int32_t>(0xC000006D))), "0xC000006D");
  EXPECT_EQ(SecStatusName(static_cast<SecStatus>(1)), "");
  EXPECT_EQ(ParseSecStatus("SEC_E_"), std::nullopt);
}

}  // namespace
}  // namespace legwork
