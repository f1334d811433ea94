#include "sim/crypto/constant_time.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

TEST(ConstantTimeTest, ComparesSizesAndOctets) {
  EXPECT_TRUE(SameTag({}, {}));
  EXPECT_TRUE(SameTag(AsBytes("tag"), AsBytes("tag")));
  EXPECT_FALSE(SameTag(AsBytes("tag"), AsBytes("tab")));
  EXPECT_FALSE(SameTag(AsBytes("tag"), AsBytes("ta")));
  EXPECT_FALSE(SameTag(AsBytes("tag"), {}));
}

}  // namespace
}  // namespace legwork
