#include "cases/script/message_layout.h"

#include <gtest/gtest.h>

#include "model/sec_buffer.h"

namespace legwork::script {
namespace {

Bytes Text() { return ToBytes(AsBytes("abcdefgh")); }

std::vector<std::uint32_t> TypesOf(const DescriptorArgument& message) {
  std::vector<std::uint32_t> types;
  for (const BufferArgument& buffer : message.buffers) types.push_back(buffer.type);
  return types;
}

constexpr std::uint32_t kData = 1, kToken = 2, kPadding = 9, kStream = 10;

TEST(MessageLayout, HasTheElementsOfItsName) {
  using enum ProtectLayout;
  EXPECT_EQ(TypesOf(MessageToProtect(kTokenData, Text(), 16, 0)), (std::vector{kToken, kData}));
  EXPECT_EQ(TypesOf(MessageToProtect(kTokenData, Text(), 16, 8)), (std::vector{kToken, kData, kPadding}));
  EXPECT_EQ(TypesOf(MessageToProtect(kDataToken, Text(), 16, 8)), (std::vector{kData, kToken}));
  EXPECT_EQ(TypesOf(MessageToProtect(kSplit, Text(), 16, 0)), (std::vector{kToken, kData, kData}));
  const std::uint32_t head = kData | kBufferReadOnlyWithChecksum;
  EXPECT_EQ(TypesOf(MessageToProtect(kHeader, Text(), 16, 0)), (std::vector{head, kData, head, kToken}));
  EXPECT_EQ(TypesOf(MessageToProtect(kReadOnly, Text(), 16, 0)), (std::vector{kData | kBufferReadOnly, kData, kToken}));
}

TEST(MessageLayout, LosesNoOctet) {
  for (const ProtectLayout layout : {ProtectLayout::kTokenData, ProtectLayout::kDataToken, ProtectLayout::kSplit,
                                     ProtectLayout::kHeader, ProtectLayout::kReadOnly}) {
    Bytes joined;
    for (const BufferArgument& buffer : MessageToProtect(layout, Text(), 16, 0).buffers) {
      if (BufferTypeOf(buffer.type) == BufferType::kData) Append(joined, buffer.content);
    }
    EXPECT_EQ(joined, Text()) << static_cast<int>(layout);
  }
}

ProtectedMessage Sealed(std::size_t data_elements) {
  ProtectedMessage message;
  message.sealed = true;
  message.token = {1};
  message.data = {2, 3};
  message.parts.resize(1 + data_elements);
  message.parts[0].type = kToken;
  for (std::size_t i = 1; i < message.parts.size(); ++i) message.parts[i].type = kData;
  return message;
}

TEST(MessageLayout, ReadsASealedMessageWholeIfItCan) {
  EXPECT_EQ(TypesOf(MessageToRead("", Sealed(1))), (std::vector{kStream, kData}));
  EXPECT_EQ(MessageToRead("", Sealed(1)).buffers[0].content, (Bytes{1, 2, 3}));
  EXPECT_EQ(TypesOf(MessageToRead("", Sealed(2))), (std::vector{kToken, kData, kData}));
  EXPECT_EQ(TypesOf(MessageToRead("parts", Sealed(1))), (std::vector{kToken, kData}));
  EXPECT_EQ(TypesOf(MessageToRead("reversed", Sealed(1))), (std::vector{kData, kToken}));
}

TEST(MessageLayout, LeavesAMessageOfDceStyleInPieces) {
  ProtectedMessage message = Sealed(1);
  message.in_dce_style = true;
  EXPECT_EQ(TypesOf(MessageToRead("", message)), (std::vector{kToken, kData}));
  EXPECT_EQ(TypesOf(MessageToRead("stream", message)), (std::vector{kStream, kData})) << "a caller that wants it so";
}

TEST(MessageLayout, KnowsTheWordsOfDescriptors) {
  for (const char* word : {"null", "no_array", "no_buffers", "version:7", "count:4294967295"}) {
    EXPECT_TRUE(IsDescriptorWord(word)) << word;
  }
  for (const char* word : {"", "version:", "count:x", "count:4294967296", "nothing"}) {
    EXPECT_FALSE(IsDescriptorWord(word)) << word;
  }
}

}  // namespace
}  // namespace legwork::script
