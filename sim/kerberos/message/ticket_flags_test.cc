#include "sim/kerberos/message/ticket_flags.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

TEST(TicketFlagsTest, NamesFollowTheBits) {
  EXPECT_EQ(TicketFlagsText(0), "none");
  EXPECT_EQ(TicketFlagsText(0x40E40000), "FORWARDABLE|RENEWABLE|INITIAL|PRE_AUTHENT|OK_AS_DELEGATE");
  EXPECT_EQ(TicketFlagsText(kTicketForwarded | FlagBit(31)), "FORWARDED|bit31");
}

}  // namespace
}  // namespace legwork::kerberos
