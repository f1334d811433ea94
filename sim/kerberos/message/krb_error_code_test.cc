#include "sim/kerberos/message/krb_error_code.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

TEST(KrbErrorCodeTest, NamesAndNumbersAreUnique) {
  std::int32_t last = -1;
  for (const KrbErrorRow& row : KrbErrorRows()) {
    EXPECT_GT(NumberOf(row.code), last);
    last = NumberOf(row.code);
    EXPECT_EQ(FindKrbError(row.name), &row);
    EXPECT_EQ(FindKrbError(last), &row);
  }
  EXPECT_EQ(last, 76);
}

TEST(KrbErrorCodeTest, TextIsTheRfcNameOrTheNumber) {
  EXPECT_EQ(KrbErrorText(41), "KRB_AP_ERR_MODIFIED");
  EXPECT_EQ(KrbErrorText(7), "KDC_ERR_S_PRINCIPAL_UNKNOWN");
  EXPECT_EQ(KrbErrorText(30), "30");
  EXPECT_EQ(FindKrbError("KDC_ERR_UNHEARD_OF"), nullptr);
}

}  // namespace
}  // namespace legwork::kerberos
