#include "sim/kerberos/extended_error.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"

namespace legwork::kerberos {
namespace {

Bytes Written(std::uint32_t status) {
  Bytes out;
  WriteExtendedError(status, out);
  return out;
}

TEST(ExtendedError, HasItsPublishedLayout) {
  EXPECT_EQ(ToHex(Written(kStatusBadBindings)), "3015a103020103a20e040c5b0300c00000000001000000");
}

TEST(ExtendedError, RoundTrips) { EXPECT_EQ(ReadExtendedError(Written(0xC0000123)), 0xC0000123u); }

TEST(ExtendedError, EveryTruncationAndTrailingByteIsRejected) {
  Bytes bytes = Written(kStatusBadBindings);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(ReadExtendedError(ByteView(bytes).first(size)).has_value()) << size;
  }
  bytes.push_back(0);
  EXPECT_FALSE(ReadExtendedError(bytes).has_value());
}

TEST(ExtendedError, OtherTypesOfDataSayNothing) {
  Bytes bytes = Written(kStatusBadBindings);
  bytes[6] = 2;
  EXPECT_FALSE(ReadExtendedError(bytes).has_value());
}

}  // namespace
}  // namespace legwork::kerberos
