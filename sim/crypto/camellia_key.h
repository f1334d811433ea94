#ifndef LEGWORK_SIM_CRYPTO_CAMELLIA_KEY_H_
#define LEGWORK_SIM_CRYPTO_CAMELLIA_KEY_H_

#include <nettle/camellia.h>

#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/crypto/aes_key.h"

namespace legwork {

// CamelliaKey is an expanded Camellia key (RFC 3713) of 128 or 256 bits, for one direction. It has the functions of an
// AesKey, whose blocks have the same size, with the same rules. It copies freely and allocates nothing.
class CamelliaKey {
 public:
  using Direction = AesKey::Direction;

  CamelliaKey() = default;

  // The key has 16 or 32 octets.
  CamelliaKey(ByteView key, Direction direction);

  void EncryptBlocks(ByteView in, ByteSpan out) const { Crypt(in, out); }
  void DecryptBlocks(ByteView in, ByteSpan out) const { Crypt(in, out); }
  void EncryptCbc(ByteView in, AesBlock& iv, ByteSpan out) const;
  void DecryptCbc(ByteView in, AesBlock& iv, ByteSpan out) const;

 private:
  void Crypt(ByteView in, ByteSpan out) const;  // the direction is in the schedule

  bool is_256_ = false;
  union {
    camellia128_ctx camellia128_;
    camellia256_ctx camellia256_ = {};
  };
};

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_CAMELLIA_KEY_H_
