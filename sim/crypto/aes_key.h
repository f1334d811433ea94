#ifndef LEGWORK_SIM_CRYPTO_AES_KEY_H_
#define LEGWORK_SIM_CRYPTO_AES_KEY_H_

#include <nettle/aes.h>

#include <array>
#include <cstdint>

#include "sim/base/bytes.h"

namespace legwork {

inline constexpr std::size_t kAesBlockSize = 16;  // octets
using AesBlock = std::array<std::uint8_t, kAesBlockSize>;

// AesKey is an expanded AES key of 128 or 256 bits, for one direction. It copies freely and allocates nothing.
class AesKey {
 public:
  enum class Direction : std::uint8_t { kEncrypt, kDecrypt };

  AesKey() = default;

  // The key has 16 or 32 octets.
  AesKey(ByteView key, Direction direction);

  // EncryptBlocks and DecryptBlocks treat each 16 octets on their own (ECB). Sizes are equal multiples of 16; `out` is
  // the same place as `in` or does not overlap. The direction must be that of the key.
  void EncryptBlocks(ByteView in, ByteSpan out) const;
  void DecryptBlocks(ByteView in, ByteSpan out) const;

  // CBC over whole blocks with the same rules; `iv` ends as the last ciphertext block.
  void EncryptCbc(ByteView in, AesBlock& iv, ByteSpan out) const;
  void DecryptCbc(ByteView in, AesBlock& iv, ByteSpan out) const;

 private:
  bool is_256_ = false;
  union {
    aes128_ctx aes128_;
    aes256_ctx aes256_ = {};
  };
};

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_AES_KEY_H_
