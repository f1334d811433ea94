#ifndef LEGWORK_SIM_CRYPTO_N_FOLD_H_
#define LEGWORK_SIM_CRYPTO_N_FOLD_H_

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <numeric>

#include "sim/base/bytes.h"

namespace legwork {

inline constexpr std::size_t kNFoldSizeMax = 64;  // octets

// RotatedCopies is the endless string of n-fold: copies of the input, each rotated right by 13 bits more than the last.
class RotatedCopies {
 public:
  // `in` has at least one octet and outlives this.
  explicit constexpr RotatedCopies(ByteView in) : in_(in), bit_count_(8 * in.size()) {}

  constexpr std::uint8_t Next() {
    const std::size_t octet = bit_ / 8;
    const std::size_t after = octet + 1 == in_.size() ? 0 : octet + 1;
    const unsigned pair = in_[octet] << 8 | in_[after];
    const auto value = static_cast<std::uint8_t>(pair >> (8 - bit_ % 8));
    Forward(8);
    if (++taken_ == in_.size()) StartCopy();
    return value;
  }

 private:
  constexpr void Forward(std::size_t bits) {
    bit_ += bits;
    while (bit_ >= bit_count_) bit_ -= bit_count_;
  }
  constexpr void StartCopy() {
    constexpr std::size_t kRotation = 13;
    taken_ = 0;
    Forward(bit_count_ - kRotation % bit_count_);
  }

  ByteView in_;
  std::size_t bit_count_;
  std::size_t bit_ = 0;    // where the next octet begins in the input
  std::size_t taken_ = 0;  // octets of the present copy
};

// NFold stretches or folds `in` (at least one octet) to fill `out`, 1 to kNFoldSizeMax octets (RFC 3961 section 5.1):
// as many octets of the endless string as both sizes divide, cut into pieces of the output's size and added in ones'
// complement, where a carry out of the first octet comes back in at the last one.
constexpr void NFold(ByteView in, ByteSpan out) {
  assert(!in.empty() && !out.empty() && out.size() <= kNFoldSizeMax);
  std::array<std::uint32_t, kNFoldSizeMax> columns = {};  // sums without their carries
  RotatedCopies copies(in);
  const std::size_t piece_count = in.size() / std::gcd(in.size(), out.size());
  for (std::size_t piece = 0; piece < piece_count; ++piece) {
    for (std::size_t i = 0; i < out.size(); ++i) columns[i] += copies.Next();
  }
  std::uint32_t carry = 0;
  do {
    for (std::size_t i = out.size(); i-- > 0;) {
      carry += columns[i];
      columns[i] = carry & 0xFF;
      carry >>= 8;
    }
  } while (carry != 0);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(columns[i]);
}

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_N_FOLD_H_
