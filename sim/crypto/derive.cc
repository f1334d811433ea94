#include "sim/crypto/derive.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>

namespace legwork {
namespace {

// RotatedCopies is the endless string of n-fold: copies of the input, each rotated right by 13 bits more than the last.
class RotatedCopies {
 public:
  explicit RotatedCopies(ByteView in) : in_(in), bit_count_(8 * in.size()) {}

  std::uint8_t Next() {
    const std::size_t octet = bit_ / 8;
    const std::size_t after = octet + 1 == in_.size() ? 0 : octet + 1;
    const unsigned pair = in_[octet] << 8 | in_[after];
    const auto value = static_cast<std::uint8_t>(pair >> (8 - bit_ % 8));
    Forward(8);
    if (++taken_ == in_.size()) StartCopy();
    return value;
  }

 private:
  void Forward(std::size_t bits) {
    bit_ += bits;
    while (bit_ >= bit_count_) bit_ -= bit_count_;
  }
  void StartCopy() {
    constexpr std::size_t kRotation = 13;
    taken_ = 0;
    std::size_t backward = kRotation;
    while (backward > bit_count_) backward -= bit_count_;
    Forward(bit_count_ - backward);
  }

  ByteView in_;
  std::size_t bit_count_;
  std::size_t bit_ = 0;    // where the next octet begins in the input
  std::size_t taken_ = 0;  // octets of the present copy
};

// Adds in ones' complement, both numbers beginning with the most significant octet: a carry out of the first octet
// comes back in at the last one.
void AddWithEndAroundCarry(ByteView summand, ByteSpan sum) {
  unsigned carry = 0;
  for (std::size_t i = sum.size(); i-- > 0; carry >>= 8) {
    carry += sum[i] + summand[i];
    sum[i] = static_cast<std::uint8_t>(carry);
  }
  while (carry != 0) {
    for (std::size_t i = sum.size(); i-- > 0 && carry != 0; carry >>= 8) {
      carry += sum[i];
      sum[i] = static_cast<std::uint8_t>(carry);
    }
  }
}

}  // namespace

void NFold(ByteView in, ByteSpan out) {
  assert(!in.empty() && !out.empty() && out.size() <= kNFoldSizeMax);
  std::array<std::uint8_t, kNFoldSizeMax> chunk;
  RotatedCopies copies(in);
  std::ranges::fill(out, std::uint8_t{0});
  const std::size_t chunk_count = in.size() / std::gcd(in.size(), out.size());  // the least common multiple, in chunks
  for (std::size_t i = 0; i < chunk_count; ++i) {
    const ByteSpan summand = ByteSpan(chunk).first(out.size());
    for (std::uint8_t& octet : summand) octet = copies.Next();
    AddWithEndAroundCarry(summand, out);
  }
}

void DeriveBytes(const AesKey& base, ByteView constant, ByteSpan out) {
  assert(constant.size() <= kAesBlockSize);
  AesBlock block;
  if (constant.size() == kAesBlockSize) {
    std::ranges::copy(constant, block.begin());
  } else {
    NFold(constant, block);
  }
  for (std::size_t at = 0; at < out.size(); at += kAesBlockSize) {
    base.EncryptBlocks(block, block);
    std::copy_n(block.begin(), std::min(kAesBlockSize, out.size() - at), out.subspan(at).begin());
  }
}

Key DeriveKey(const Key& key, ByteView constant) {
  Key derived = {.type = key.type, .size = key.size};
  DeriveBytes(AesKey(key.View(), AesKey::Direction::kEncrypt), constant, ByteSpan(derived.bytes).first(derived.size));
  return derived;
}

}  // namespace legwork
