#include "sim/crypto/des.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "sim/base/text.h"

namespace legwork {
namespace {

template <std::size_t kSize>
std::array<std::uint8_t, kSize> Octets(std::string_view hex) {
  std::array<std::uint8_t, kSize> octets = {};
  std::ranges::copy(*FromHex(hex), octets.begin());
  return octets;
}

std::string Enciphered(std::string_view key, std::string_view block) {
  return ToHex(DesBlock(Octets<7>(key), Octets<8>(block)));
}

// The keys are those of NIST SP 800-17 without their parity bits: tables of the variable plaintext and of the variable
// key, whose key with parity is all 01 but for one octet 80.
TEST(DesTest, EnciphersAsPublished) {
  EXPECT_EQ(Enciphered("00000000000000", "8000000000000000"), "95f8a5e5dd31d900");
  EXPECT_EQ(Enciphered("00000000000000", "0000000000000001"), "166b40b44aba4bd6");
  EXPECT_EQ(Enciphered("80000000000000", "0000000000000000"), "95a8d72813daa94d");
}

// Half of LMOWFv1 of an empty password, known to everybody who ever looked into a SAM.
TEST(DesTest, TakesWeakKeys) {
  constexpr std::string_view kMagic = "4b47532140232425";  // "KGS!@#$%"
  EXPECT_EQ(Enciphered("00000000000000", kMagic), "aad3b435b51404ee");
}

}  // namespace
}  // namespace legwork
