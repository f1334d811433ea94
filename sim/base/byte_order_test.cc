#include "sim/base/byte_order.h"

#include <gtest/gtest.h>

#include <array>

namespace legwork {
namespace {

TEST(ByteOrder, LittleHasTheLowestOctetFirst) {
  EXPECT_EQ(OctetsOf<ByteOrder::kLittle>(std::uint32_t{0x01020384}),
            (std::array<std::uint8_t, 4>{0x84, 0x03, 0x02, 0x01}));
  const std::uint8_t octets[] = {0x84, 0x03, 0x02, 0x01, 0xFF};
  EXPECT_EQ((LoadNumber<std::uint32_t, ByteOrder::kLittle>(octets)), 0x01020384u);
  EXPECT_EQ((LoadNumber<std::uint16_t, ByteOrder::kLittle>(octets)), 0x0384u);
}

TEST(ByteOrder, BigHasTheHighestOctetFirst) {
  EXPECT_EQ(OctetsOf<ByteOrder::kBig>(std::uint16_t{0x0184}), (std::array<std::uint8_t, 2>{0x01, 0x84}));
  const std::uint8_t octets[] = {0x84, 0x03, 0x02, 0x01, 0x00, 0x00, 0x00, 0xFF};
  EXPECT_EQ((LoadNumber<std::uint64_t, ByteOrder::kBig>(octets)), 0x84030201000000FFu);
}

TEST(ByteOrder, StoresNoMoreThanTheNumber) {
  std::array<std::uint8_t, 4> octets = {0xAA, 0xAA, 0xAA, 0xAA};
  StoreNumber<ByteOrder::kBig>(std::uint16_t{0x0102}, &octets[1]);
  EXPECT_EQ(octets, (std::array<std::uint8_t, 4>{0xAA, 0x01, 0x02, 0xAA}));
}

}  // namespace
}  // namespace legwork
