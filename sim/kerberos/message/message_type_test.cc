#include "sim/kerberos/message/message_type.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"

namespace legwork::kerberos {
namespace {

TEST(MessageTypeTest, FirstOctetTells) {
  EXPECT_EQ(PeekMessageType(*FromHex("6e00")), MessageType::kApReq);
  EXPECT_EQ(PeekMessageType(*FromHex("7e")), MessageType::kError);
  EXPECT_EQ(PeekMessageType(*FromHex("60")), MessageType::kNone);
  EXPECT_EQ(PeekMessageType({}), MessageType::kNone);
  EXPECT_EQ(NameOf(MessageType::kTgsReq), "KRB_TGS_REQ");
  EXPECT_EQ(NameOf(MessageType::kNone), "?");
}

}  // namespace
}  // namespace legwork::kerberos
