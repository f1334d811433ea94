#include "model/sec_buffer.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

TEST(BufferType, ValuesRunFrom0To32AndNamesReadBack) {
  ASSERT_EQ(BufferTypeRows().size(), 33u);
  for (std::uint32_t value = 0; value < 33; ++value) {
    EXPECT_EQ(BufferTypeRows()[value].value, value);
    EXPECT_EQ(ParseBufferType(BufferTypeName(value)), value);
  }
  EXPECT_EQ(BufferTypeName(static_cast<std::uint32_t>(BufferType::kToken)), "TOKEN");
  EXPECT_EQ(BufferTypeName(static_cast<std::uint32_t>(BufferType::kChannelBindingsResult)), "CHANNEL_BINDINGS_RESULT");
  EXPECT_EQ(BufferTypeName(33), "");
  EXPECT_EQ(ParseBufferType("token"), std::nullopt);
}

TEST(BufferType, AttributeBitsDoNotCount) {
  EXPECT_EQ(BufferTypeOf(2 | kBufferReadOnly), BufferType::kToken);
  EXPECT_EQ(BufferTypeName(1 | kBufferReadOnlyWithChecksum), "DATA");
}

DescriptorFacts DataThenToken() {
  DescriptorFacts facts;
  facts.is_null = false;
  facts.count = 2;
  facts.buffers[0].type = static_cast<std::uint32_t>(BufferType::kData);
  facts.buffers[1].type = static_cast<std::uint32_t>(BufferType::kToken) | kBufferReadOnly;
  return facts;
}

TEST(DescriptorFacts, FindIgnoresAttributeBits) {
  const DescriptorFacts facts = DataThenToken();
  EXPECT_EQ(facts.Find(BufferType::kToken), &facts.buffers[1]);
  EXPECT_EQ(facts.Find(BufferType::kPadding), nullptr);
}

TEST(DescriptorFacts, FindSeesNeitherANullDescriptorNorElementsThatAreNotCounted) {
  DescriptorFacts facts = DataThenToken();
  facts.count = 1;
  EXPECT_EQ(facts.Find(BufferType::kToken), nullptr);
  facts.count = 2;
  facts.is_null = true;
  EXPECT_EQ(facts.Find(BufferType::kData), nullptr);
}

TEST(DescriptorFacts, FindStaysInsideWhenMoreElementsAreCountedThanDescribed) {
  DescriptorFacts facts = DataThenToken();
  facts.count = 0xFFFFFFFF;
  EXPECT_EQ(facts.Find(BufferType::kStream), nullptr);
}

}  // namespace
}  // namespace legwork
