#include "sim/crypto/derive.h"

#include <algorithm>
#include <cassert>

#include "sim/crypto/n_fold.h"

namespace legwork {

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
