#include "sim/crypto/cbc_cts.h"

#include <algorithm>
#include <cassert>

namespace legwork {
namespace {

// The octets in front of the last block, which may be short: a multiple of 16, at least 16 if `size` is beyond 16.
std::size_t LeadSize(std::size_t size) { return (size - 1) / kAesBlockSize * kAesBlockSize; }

void Xor(ByteView with, ByteSpan block) {
  for (std::size_t i = 0; i < with.size(); ++i) block[i] ^= with[i];
}

template <typename CipherKey>
void EncryptWith(const CipherKey& key, AesBlock iv, ByteView in, ByteSpan out) {
  assert(in.size() >= kAesBlockSize && in.size() == out.size());
  if (in.size() == kAesBlockSize) return key.EncryptCbc(in, iv, out);
  const std::size_t lead = LeadSize(in.size());
  const std::size_t tail = in.size() - lead;
  AesBlock last = {};
  std::ranges::copy(in.last(tail), last.begin());
  key.EncryptCbc(in.first(lead), iv, out.first(lead));  // leaves the last but one block in iv
  Xor(iv, last);
  key.EncryptBlocks(last, out.subspan(lead - kAesBlockSize, kAesBlockSize));
  std::copy_n(iv.begin(), tail, out.last(tail).begin());
}

template <typename CipherKey>
void DecryptWith(const CipherKey& key, AesBlock iv, ByteView in, ByteSpan out) {
  assert(in.size() >= kAesBlockSize && in.size() == out.size());
  if (in.size() == kAesBlockSize) return key.DecryptCbc(in, iv, out);
  const std::size_t lead = LeadSize(in.size());
  const std::size_t tail = in.size() - lead;
  const std::size_t swapped = lead - kAesBlockSize;  // where the last block lies, in front of the last but one
  AesBlock last, stolen = {};
  key.DecryptBlocks(in.subspan(swapped, kAesBlockSize), last);
  std::ranges::copy(in.last(tail), stolen.begin());
  std::copy(last.begin() + tail, last.end(), stolen.begin() + tail);
  Xor(ByteView(stolen).first(tail), last);
  key.DecryptCbc(in.first(swapped), iv, out.first(swapped));
  key.DecryptCbc(stolen, iv, out.subspan(swapped, kAesBlockSize));
  std::copy_n(last.begin(), tail, out.last(tail).begin());
}

}  // namespace

void EncryptCbcCts(const AesKey& key, AesBlock iv, ByteView in, ByteSpan out) { EncryptWith(key, iv, in, out); }
void DecryptCbcCts(const AesKey& key, AesBlock iv, ByteView in, ByteSpan out) { DecryptWith(key, iv, in, out); }
void EncryptCbcCts(const CamelliaKey& key, AesBlock iv, ByteView in, ByteSpan out) { EncryptWith(key, iv, in, out); }
void DecryptCbcCts(const CamelliaKey& key, AesBlock iv, ByteView in, ByteSpan out) { DecryptWith(key, iv, in, out); }

}  // namespace legwork
