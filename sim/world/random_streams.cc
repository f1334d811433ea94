#include "sim/world/random_streams.h"

#include <bit>

#include "sim/base/byte_order.h"

namespace legwork {
namespace {

// HashName is FNV-1a over the name, 64 bits.
std::uint64_t HashName(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : name) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3;
  return hash;
}

// Scramble is the output step of SplitMix64 (Steele, Lea and Flood 2014).
constexpr std::uint64_t Scramble(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

constexpr std::uint64_t kGoldenGamma = 0x9E3779B97F4A7C15;

}  // namespace

RandomStream::RandomStream(std::uint64_t seed, std::string_view name) {
  std::uint64_t x = Scramble(seed + kGoldenGamma) ^ HashName(name);
  for (std::uint64_t& word : state_) word = Scramble(x += kGoldenGamma);
}

// Next is xoshiro256** 1.0 (Blackman and Vigna 2018).
std::uint64_t RandomStream::Next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

// Draws beyond the largest multiple of `limit` are thrown away, so every value is equally likely.
std::uint32_t RandomStream::Below(std::uint32_t limit) {
  const std::uint32_t excess = (0u - limit) % limit;  // 2^32 modulo limit
  for (;;) {
    const auto draw = static_cast<std::uint32_t>(Next() >> 32);
    if (draw >= excess) return draw % limit;
  }
}

// Fill writes each draw with its lowest octet first, whatever the machine's byte order.
void RandomStream::Fill(std::span<std::uint8_t> out) {
  constexpr std::size_t kDrawSize = 8;
  for (; out.size() >= kDrawSize; out = out.subspan(kDrawSize)) {
    StoreNumber<ByteOrder::kLittle>(Next(), out.data());
  }
  if (out.empty()) return;
  const std::uint64_t draw = Next();
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(draw >> (8 * i));
}

RandomStreams RandomStreams::Child(std::string_view name) const {
  return RandomStreams(RandomStream(seed_, name).Next() + kGoldenGamma);
}

}  // namespace legwork
