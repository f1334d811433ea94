#include "sim/base/fingerprint.h"

#include <cstddef>

namespace legwork {
namespace {

constexpr std::uint64_t kStart = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
constexpr std::uint64_t kOdd = 0xD6E8FEB86659FD93;

// Every bit of the result depends on every bit of `value`.
std::uint64_t Mix(std::uint64_t value) {
  value = (value ^ value >> 32) * kOdd;
  value = (value ^ value >> 29) * kOdd;
  return value ^ value >> 32;
}

// Up to eight octets, least significant first.
std::uint64_t Word(ByteView bytes) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) word |= std::uint64_t{bytes[i]} << (8 * i);
  return word;
}

}  // namespace

std::uint64_t Fingerprint(ByteView bytes) {
  std::uint64_t state = kStart + bytes.size();
  for (; bytes.size() >= 8; bytes = bytes.subspan(8)) state = Mix(state ^ Word(bytes.first(8))) + kStart;
  state = Mix(state ^ Word(bytes));
  return state != 0 ? state : 1;
}

}  // namespace legwork
