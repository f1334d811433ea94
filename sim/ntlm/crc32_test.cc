#include "sim/ntlm/crc32.h"

#include <gtest/gtest.h>

#include <array>

#include "sim/ntlm/nlmp_examples.h"

namespace legwork::ntlm {
namespace {

std::uint32_t Crc32Of(ByteView bytes) { return Crc32(ByteParts(&bytes, 1)); }

TEST(Crc32, MatchesPublishedValues) {
  EXPECT_EQ(Crc32Of(AsBytes("123456789")), 0xCBF43926u);
  EXPECT_EQ(Crc32Of({}), 0u);
  EXPECT_EQ(Crc32Of(Unhex("50006c00610069006e007400650078007400")), 0x93AA847Du);  // MS-NLMP 4.2.2.4
}

TEST(Crc32, PartsCountAsOne) {
  const std::array<ByteView, 2> parts = {AsBytes("1234"), AsBytes("56789")};
  EXPECT_EQ(Crc32(parts), 0xCBF43926u);
}

}  // namespace
}  // namespace legwork::ntlm
