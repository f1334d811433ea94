#include "sim/kerberos/message_layout.h"

#include <gtest/gtest.h>

#include "model/sec_buffer.h"

namespace legwork::kerberos {
namespace {

constexpr std::uint32_t kData = 1, kToken = 2, kPadding = 9, kStream = 10;

MessageBuffer Buffer(std::uint32_t type, Bytes& memory) { return {type, memory, memory.size()}; }

MessageBuffer Typed(std::uint32_t type) { return {type, {}, 0}; }

TEST(MessageLayout, AttributesDecideWhatIsDone) {
  EXPECT_EQ(ProtectionOf(Typed(kData)), Protection::kSealed);
  EXPECT_EQ(ProtectionOf(Typed(kData | kBufferReadOnly)), Protection::kNone);
  EXPECT_EQ(ProtectionOf(Typed(kData | kBufferReadOnlyWithChecksum)), Protection::kSigned);
  EXPECT_EQ(ProtectionOf(Typed(kToken)), Protection::kNone);
}

TEST(MessageLayout, FindsBuffersInAnyOrder) {
  Bytes padding(1), data(5), token(60), header(3);
  MessageBuffer buffers[] = {Buffer(kPadding, padding), Buffer(kData, data), Buffer(kToken, token),
                             Buffer(kData | kBufferReadOnlyWithChecksum, header)};
  const MessageLayout layout = FindMessageLayout(buffers);
  EXPECT_EQ(layout.padding, &buffers[0]);
  EXPECT_EQ(layout.token, &buffers[2]);
  EXPECT_EQ(layout.stream, nullptr);
  EXPECT_EQ(layout.data_count, 2u);
  EXPECT_EQ(layout.sealed_count, 1u);
  EXPECT_EQ(layout.sealed_size, 5u);
  EXPECT_TRUE(layout.well_formed);
}

TEST(MessageLayout, RefusesDoubles) {
  for (const std::uint32_t type : {kToken, kStream, kPadding}) {
    Bytes memory(1);
    MessageBuffer buffers[] = {Buffer(type, memory), Buffer(type, memory)};
    EXPECT_FALSE(FindMessageLayout(buffers).well_formed) << type;
  }
}

TEST(MessageLayout, OfNothingIsEmpty) {
  const MessageLayout layout = FindMessageLayout({});
  EXPECT_TRUE(layout.well_formed);
  EXPECT_EQ(layout.data_count, 0u);
}

}  // namespace
}  // namespace legwork::kerberos
