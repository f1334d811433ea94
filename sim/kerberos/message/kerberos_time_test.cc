#include "sim/kerberos/message/kerberos_time.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

TEST(KerberosTimeTest, MomentsHaveTwoParts) {
  EXPECT_EQ(WholeSecond(kNewYear + 12'345'678), kNewYear + 10'000'000);
  EXPECT_EQ(MicrosecondOf(kNewYear + 12'345'678), 234'567);
}

TEST(KerberosTimeTest, SkewIsAllowedEitherWay) {
  EXPECT_TRUE(WithinSkew(kNewYear, 10, kNewYear, 100));
  EXPECT_FALSE(WithinSkew(kNewYear, 11, kNewYear, 100));
  EXPECT_TRUE(WithinSkew(kNewYear, 0, kNewYear + 100, 100));
  EXPECT_FALSE(WithinSkew(kNewYear, 0, kNewYear + 101, 100));
}

}  // namespace
}  // namespace legwork::kerberos
