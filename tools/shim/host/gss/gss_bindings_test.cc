#include "tools/shim/host/gss/gss_bindings.h"

#include <gtest/gtest.h>

#include "model/sec_buffer.h"

namespace legwork::host {
namespace {

void Put(Bytes& structure, std::uint32_t word) {
  for (int shift = 0; shift < 32; shift += 8) structure.push_back(static_cast<std::uint8_t>(word >> shift));
}

DescriptorArgument With(Bytes structure) {
  DescriptorArgument input;
  input.is_null = false;
  BufferArgument buffer;
  buffer.type = static_cast<std::uint32_t>(BufferType::kChannelBindings);
  buffer.content = std::move(structure);
  input.buffers.push_back(std::move(buffer));
  return input;
}

Bytes Structure(std::uint32_t data_size, std::uint32_t data_at) {
  Bytes structure;
  for (const std::uint32_t word : {2u, 4u, 32u, 0u, 0u, 0u, data_size, data_at}) Put(structure, word);
  structure.insert(structure.end(), {127, 0, 0, 1, 'a', 'b'});
  return structure;
}

TEST(GssBindings, PointIntoTheRequest) {
  const DescriptorArgument input = With(Structure(2, 36));
  const auto channel = ReadChannel(input);
  ASSERT_TRUE(channel && channel->bindings() != nullptr);
  EXPECT_EQ(channel->value.initiator_type, 2u);
  EXPECT_EQ(channel->value.initiator_address.length, 4u);
  EXPECT_EQ(channel->value.acceptor_address.length, 0u);
  EXPECT_EQ(channel->value.application_data.value, input.buffers[0].content.data() + 36);
}

TEST(GssBindings, WithoutAnElementThereAreNone) {
  const auto channel = ReadChannel(DescriptorArgument{});
  ASSERT_TRUE(channel);
  EXPECT_EQ(channel->bindings(), nullptr);
}

TEST(GssBindings, WhatLeavesTheElementIsRefused) {
  EXPECT_FALSE(ReadChannel(With(Structure(3, 36))));
  EXPECT_FALSE(ReadChannel(With(Structure(2, 39))));
  EXPECT_FALSE(ReadChannel(With(Structure(2, 0xFFFFFFFF))));
  EXPECT_FALSE(ReadChannel(With(Bytes(31))));
}

}  // namespace
}  // namespace legwork::host
