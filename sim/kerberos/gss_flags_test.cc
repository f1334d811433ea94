#include "sim/kerberos/gss_flags.h"

#include <gtest/gtest.h>

namespace legwork::kerberos {
namespace {

TEST(GssFlags, HaveTheirPublishedValues) {
  EXPECT_EQ(GssFlagsFromContext(ContextFlag::kDelegate), 1u);
  EXPECT_EQ(GssFlagsFromContext(ContextFlag::kMutualAuth), 2u);
  EXPECT_EQ(GssFlagsFromContext(ContextFlag::kReplayDetect), 4u);
  EXPECT_EQ(GssFlagsFromContext(ContextFlag::kSequenceDetect), 8u);
  EXPECT_EQ(GssFlagsFromContext(ContextFlag::kConfidentiality), 16u);
  EXPECT_EQ(GssFlagsFromContext(ContextFlag::kIntegrity), 32u);
  EXPECT_EQ(GssFlagsFromContext(ContextFlag::kUseDceStyle), 0x1000u);
  EXPECT_EQ(GssFlagsFromContext(ContextFlag::kIdentify), 0x2000u);
  EXPECT_EQ(GssFlagsFromContext(ContextFlag::kExtendedError), 0x4000u);
}

TEST(GssFlags, GoBackAndForth) {
  constexpr std::uint32_t kAll = 0x703F;
  EXPECT_EQ(GssFlagsFromContext(ContextFromGssFlags(kAll)), kAll);
}

TEST(GssFlags, DropWhatTheOtherSideHasNoWordFor) {
  EXPECT_EQ(GssFlagsFromContext(ContextFlag::kAllocateMemory | ContextFlag::kConnection), 0u);
  EXPECT_TRUE(ContextFromGssFlags(~0x703Fu).empty());
}

}  // namespace
}  // namespace legwork::kerberos
