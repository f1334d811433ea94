#include "sim/crypto/derive_sha2.h"

#include <algorithm>
#include <cassert>

#include "sim/crypto/hmac.h"

namespace legwork {

void DeriveSha2(const Key& key, ByteView label, ByteSpan out) {
  const std::uint8_t counter[] = {0, 0, 0, 1};
  const auto bits = static_cast<std::uint32_t>(out.size() * 8);
  const std::uint8_t end[] = {0, static_cast<std::uint8_t>(bits >> 24), static_cast<std::uint8_t>(bits >> 16),
                              static_cast<std::uint8_t>(bits >> 8), static_cast<std::uint8_t>(bits)};
  assert(out.size() <= 32);
  if (key.type == EncryptionType::kAes128CtsHmacSha256) {
    const auto octets = HmacSha256Key(key.View()).Compute({counter, label, end});
    std::copy_n(octets.begin(), out.size(), out.begin());
  } else {
    const auto octets = HmacSha384Key(key.View()).Compute({counter, label, end});
    std::copy_n(octets.begin(), out.size(), out.begin());
  }
}

}  // namespace legwork
