#include "sim/crypto/des.h"

#include <nettle/des.h>

namespace legwork {
namespace {

// Spread puts seven bits into each octet, with room for a parity bit, which nobody looks at.
std::array<std::uint8_t, 8> Spread(std::span<const std::uint8_t, 7> key) {
  std::uint64_t bits = 0;
  for (const std::uint8_t octet : key) bits = bits << 8 | octet;
  std::array<std::uint8_t, 8> spread;
  for (std::size_t i = 0; i < spread.size(); ++i) {
    spread[i] = static_cast<std::uint8_t>((bits >> (7 * (7 - i)) & 0x7F) << 1);
  }
  return spread;
}

}  // namespace

std::array<std::uint8_t, 8> DesBlock(std::span<const std::uint8_t, 7> key, std::span<const std::uint8_t, 8> block) {
  des_ctx schedule;
  des_set_key(&schedule, Spread(key).data());  // its answer only says whether the key is weak
  std::array<std::uint8_t, 8> out;
  des_encrypt(&schedule, out.size(), out.data(), block.data());
  return out;
}

}  // namespace legwork
