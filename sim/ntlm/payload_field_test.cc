#include "sim/ntlm/payload_field.h"

#include <gtest/gtest.h>

#include <array>

namespace legwork::ntlm {
namespace {

constexpr std::size_t kHeaderSize = 8;

bool Accepts(std::size_t message_size, std::span<const PayloadField> fields) {
  std::size_t failed_at = 0;
  return CheckPayload(Bytes(message_size), kHeaderSize, fields, &failed_at);
}

TEST(PayloadField, AcceptsValuesInAnyOrder) {
  EXPECT_TRUE(Accepts(14, std::array<PayloadField, 2>{{{4, 4, 8}, {2, 2, 12}}}));
  EXPECT_TRUE(Accepts(14, std::array<PayloadField, 2>{{{2, 2, 12}, {4, 4, 8}}}));
}

TEST(PayloadField, IgnoresMaxLenAndTheOffsetOfEmptyValues) {
  EXPECT_TRUE(Accepts(12, std::array<PayloadField, 2>{{{4, 9, 8}, {0, 5, 0xFFFFFFFF}}}));
  EXPECT_TRUE(Accepts(8, std::array<PayloadField, 1>{{{0, 0, 0}}}));
}

TEST(PayloadField, RefusesValuesOutsideTheMessageOrInsideItsHeader) {
  EXPECT_FALSE(Accepts(12, std::array<PayloadField, 1>{{{5, 5, 8}}}));
  EXPECT_FALSE(Accepts(12, std::array<PayloadField, 1>{{{4, 4, 7}}}));
  EXPECT_FALSE(Accepts(12, std::array<PayloadField, 1>{{{4, 4, 0xFFFFFFFE}}}));
}

TEST(PayloadField, RefusesOverlaps) {
  EXPECT_FALSE(Accepts(12, std::array<PayloadField, 2>{{{2, 2, 8}, {2, 2, 9}}}));
  EXPECT_FALSE(Accepts(12, std::array<PayloadField, 2>{{{4, 4, 8}, {2, 2, 9}}}));
}

// MS-NLMP 2.2 leaves it open what else lies in a payload.
TEST(PayloadField, AcceptsBytesThatNoFieldSpeaksOf) {
  EXPECT_TRUE(Accepts(12, std::array<PayloadField, 2>{{{1, 1, 8}, {2, 2, 10}}}));
  EXPECT_TRUE(Accepts(13, std::array<PayloadField, 2>{{{2, 2, 8}, {2, 2, 10}}}));
  EXPECT_TRUE(Accepts(13, std::array<PayloadField, 1>{{{2, 2, 11}}}));
  EXPECT_TRUE(Accepts(9, std::array<PayloadField, 1>{{{0, 0, 8}}}));
  EXPECT_FALSE(Accepts(7, std::array<PayloadField, 1>{{{0, 0, 8}}})) << "a header that is cut";
}

TEST(PayloadField, TrailingBytesAreThoseBehindTheLastValue) {
  const Bytes message = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
  const auto trailing = [&](std::span<const PayloadField> fields) {
    return ToBytes(TrailingOf(message, kHeaderSize, fields));
  };
  EXPECT_EQ(trailing(std::array<PayloadField, 2>{{{2, 2, 10}, {1, 1, 8}}}), Bytes({12, 13}));
  EXPECT_EQ(trailing(std::array<PayloadField, 2>{{{2, 2, 12}, {0, 0, 99}}}), Bytes());
  EXPECT_EQ(trailing(std::array<PayloadField, 1>{}), Bytes({8, 9, 10, 11, 12, 13}));
}

TEST(PayloadField, StartIsTheLowestOffsetOfAValueThatIsThere) {
  const std::array<PayloadField, 3> fields = {{{0, 0, 2}, {2, 2, 12}, {4, 4, 8}}};
  EXPECT_EQ(PayloadStart(Bytes(14), fields), 8u);
  EXPECT_EQ(PayloadStart(Bytes(14), std::span(fields).first(1)), 14u);
}

}  // namespace
}  // namespace legwork::ntlm
