#include "cases/script/token_extent.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace legwork::script {
namespace {

// The frames of RFC 2743 3.1 and RFC 4178 4.2, and the Kerberos messages that DCE style sends without one.
constexpr std::array<std::uint8_t, 6> kDerTags = {0x60, 0xA0, 0xA1, 0x6E, 0x6F, 0x7E};
constexpr std::string_view kNtlmSignature("NTLMSSP\0", 8);

std::uint32_t LittleEndian(ByteView octets) {
  std::uint32_t value = 0;
  for (std::size_t i = octets.size(); i > 0; --i) value = value << 8 | octets[i - 1];
  return value;
}

// DerExtent is how long the element says that it is, 0 if its length is indefinite, of no known form, or cut itself.
std::size_t DerExtent(ByteView token) {
  if (token.size() < 2) return 0;
  const std::uint8_t first = token[1];
  if (first < 0x80) return 2u + first;
  const std::size_t octets = first & 0x7F;
  if (octets == 0 || octets > 4 || token.size() < 2 + octets) return 0;
  std::size_t length = 0;
  for (const std::uint8_t octet : token.subspan(2, octets)) length = length << 8 | octet;
  return 2 + octets + length;
}

// PayloadFields are where an NTLM message of the type has its payload fields: a length of two octets, its double, and
// an offset of four (MS-NLMP 2.2.1). Those of NEGOTIATE mean nothing without their flags, and are left out.
std::span<const std::size_t> PayloadFields(std::uint32_t type) {
  static constexpr std::array<std::size_t, 2> kChallenge = {12, 40};
  static constexpr std::array<std::size_t, 6> kAuthenticate = {12, 20, 28, 36, 44, 52};
  if (type == 2) return kChallenge;
  if (type == 3) return kAuthenticate;
  return {};
}

bool IsNtlmCut(ByteView token) {
  if (token.size() < 12) return true;
  for (const std::size_t at : PayloadFields(LittleEndian(token.subspan(8, 4)))) {
    if (token.size() < at + 8) return at == 12;  // the later fields came with later versions
    const std::uint64_t length = LittleEndian(token.subspan(at, 2));
    if (length != 0 && LittleEndian(token.subspan(at + 4, 4)) + length > token.size()) return true;
  }
  return false;
}

}  // namespace

bool IsCut(ByteView token) {
  const bool is_ntlm = token.size() >= kNtlmSignature.size() &&
                       std::equal(kNtlmSignature.begin(), kNtlmSignature.end(), token.begin());
  if (is_ntlm) return IsNtlmCut(token);
  if (token.empty() || std::ranges::count(kDerTags, token[0]) == 0) return false;
  return DerExtent(token) > token.size();
}

}  // namespace legwork::script
