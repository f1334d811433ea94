#include "sim/ntlm/message_header.h"

#include <gtest/gtest.h>

#include "sim/ntlm/nlmp_examples.h"

namespace legwork::ntlm {
namespace {

TEST(MessageHeader, TellsTheThreeMessagesApart) {
  for (const MessageType type : {MessageType::kNegotiate, MessageType::kChallenge, MessageType::kAuthenticate}) {
    Bytes bytes;
    Writer out(bytes);
    PutMessageHeader(out, type);
    EXPECT_EQ(MessageTypeOf(bytes), type);
    Reader in(bytes);
    EXPECT_TRUE(ExpectMessageHeader(in, type));
    EXPECT_TRUE(in.empty());
  }
}

TEST(MessageHeader, RefusesOtherTypesSignaturesAndTruncations) {
  const Bytes header = Unhex("4e544c4d53535000 02000000");
  Reader in(header);
  EXPECT_FALSE(ExpectMessageHeader(in, MessageType::kNegotiate));
  EXPECT_EQ(MessageTypeOf(Unhex("4e544c4d53535000 04000000")), MessageType::kNone);
  EXPECT_EQ(MessageTypeOf(Unhex("4e544c4d53535001 02000000")), MessageType::kNone);
  for (std::size_t size = 0; size < header.size(); ++size) {
    EXPECT_EQ(MessageTypeOf(ByteView(header).first(size)), MessageType::kNone) << size;
  }
}

TEST(MessageHeader, VersionRoundTrips) {
  Bytes bytes;
  Writer out(bytes);
  PutVersion(out, {6, 1, 7600, 15});
  EXPECT_EQ(ToHex(bytes), "0601b01d0000000f");
  Version version;
  Reader in(bytes);
  EXPECT_TRUE(GetVersion(in, &version));
  EXPECT_EQ(version, (Version{6, 1, 7600, 15}));
}

}  // namespace
}  // namespace legwork::ntlm
