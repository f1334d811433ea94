#include "sim/crypto/derive_camellia.h"

#include <algorithm>
#include <cassert>

#include "sim/crypto/cmac.h"

namespace legwork {

void DeriveCamellia(const Key& key, ByteView constant, ByteSpan out) {
  assert(out.size() <= 32);
  const CmacKey cmac(key.View());
  const auto bits = static_cast<std::uint32_t>(out.size() * 8);
  const std::uint8_t end[] = {0, static_cast<std::uint8_t>(bits >> 24), static_cast<std::uint8_t>(bits >> 16),
                              static_cast<std::uint8_t>(bits >> 8), static_cast<std::uint8_t>(bits)};
  CmacKey::Tag block = {};
  std::uint8_t counter[] = {0, 0, 0, 0};
  for (std::size_t at = 0; at < out.size(); at += block.size()) {
    ++counter[3];
    block = cmac.Compute({block, counter, constant, end});
    std::copy_n(block.begin(), std::min(block.size(), out.size() - at), out.subspan(at).begin());
  }
}

}  // namespace legwork
