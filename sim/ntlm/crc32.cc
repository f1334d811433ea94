#include "sim/ntlm/crc32.h"

#include <array>

namespace legwork::ntlm {
namespace {

constexpr std::uint32_t kPolynomial = 0xEDB88320;  // 802.3, bits reversed

constexpr std::array<std::uint32_t, 256> MakeTable() {
  std::array<std::uint32_t, 256> table = {};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? kPolynomial : 0);
    table[i] = crc;
  }
  return table;
}
constexpr std::array<std::uint32_t, 256> kTable = MakeTable();

}  // namespace

std::uint32_t Crc32(ByteParts parts) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const ByteView part : parts) {
    for (const std::uint8_t byte : part) crc = (crc >> 8) ^ kTable[(crc ^ byte) & 0xFF];
  }
  return ~crc;
}

}  // namespace legwork::ntlm
