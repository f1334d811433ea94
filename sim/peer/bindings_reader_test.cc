#include "sim/peer/bindings_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace legwork {
namespace {

// Structure lays out a SEC_CHANNEL_BINDINGS without addresses, its application data right behind the header.
Bytes Structure(std::string_view data) {
  Bytes bytes(32 + data.size(), 0);
  bytes[24] = static_cast<std::uint8_t>(data.size());
  bytes[28] = 32;
  std::copy(data.begin(), data.end(), bytes.begin() + 32);
  return bytes;
}

BindingsFacts FactsOf(Bytes structure) {
  DescriptorArgument input;
  input.is_null = false;
  BufferArgument buffer;
  buffer.type = static_cast<std::uint32_t>(BufferType::kChannelBindings);
  buffer.content = std::move(structure);
  input.buffers.push_back(buffer);
  return BindingsFactsOf(input);
}

TEST(BindingsReaderTest, GivesTheApplicationData) {
  const Bytes structure = Structure("tls-unique:12");
  ASSERT_TRUE(ReadBindings(structure).has_value());
  EXPECT_EQ(AsText(*ReadBindings(structure)), "tls-unique:12");
}

TEST(BindingsReaderTest, RefusesEveryTruncation) {
  const Bytes structure = Structure("tls-unique:12");
  for (std::size_t size = 0; size < structure.size(); ++size) {
    EXPECT_FALSE(ReadBindings(ByteView(structure).first(size)).has_value()) << size;
  }
}

TEST(BindingsReaderTest, RefusesAnOffsetOutsideInAnyOfItsThreeParts) {
  for (const std::size_t at : {8u, 20u, 28u}) {
    Bytes structure = Structure("data");
    structure[at + 3] = 0xFF;
    EXPECT_FALSE(ReadBindings(structure).has_value()) << at;
  }
}

TEST(BindingsReaderTest, TellsTheKindByThePrefix) {
  EXPECT_EQ(FactsOf(Structure("tls-unique:1")).kind, BindingsKind::kUnique);
  EXPECT_EQ(FactsOf(Structure("tls-server-end-point:1")).kind, BindingsKind::kEndPoint);
  EXPECT_EQ(FactsOf(Structure("something")).kind, BindingsKind::kOther);
  EXPECT_EQ(BindingsFactsOf({}).kind, BindingsKind::kAbsent);
}

TEST(BindingsReaderTest, SaysWhenTheStructureDoesNotFit) {
  EXPECT_TRUE(FactsOf(Structure("data")).fits);
  EXPECT_FALSE(FactsOf(Bytes(31, 0)).fits);
  EXPECT_NE(FactsOf(Structure("a")).id, FactsOf(Structure("b")).id);
}

}  // namespace
}  // namespace legwork
