#include "sim/ntlm/negotiate_flags.h"

#include <gtest/gtest.h>

#include <bit>

namespace legwork::ntlm {
namespace {

TEST(NegotiateFlags, RowsAreSingleBitsAscending) {
  NegotiateFlags before = 0;
  for (const NegotiateFlagRow& row : NegotiateFlagRows()) {
    EXPECT_EQ(std::popcount(row.flag), 1) << row.name;
    EXPECT_GT(row.flag, before) << row.name;
    before = row.flag;
  }
}

TEST(NegotiateFlags, SessionSecurityNeedsSignOrSealAndAUser) {
  EXPECT_FALSE(HasSessionSecurity(kNegotiateAlwaysSign));
  EXPECT_TRUE(HasSessionSecurity(kNegotiateSign));
  EXPECT_TRUE(HasSessionSecurity(kNegotiateSeal));
  EXPECT_FALSE(HasSessionSecurity(kNegotiateSign | kNegotiateAnonymous));
}

}  // namespace
}  // namespace legwork::ntlm
