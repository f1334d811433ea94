#ifndef LEGWORK_SIM_CRYPTO_DERIVE_H_
#define LEGWORK_SIM_CRYPTO_DERIVE_H_

#include "sim/base/bytes.h"
#include "sim/crypto/aes_key.h"
#include "sim/crypto/key.h"

namespace legwork {

inline constexpr std::size_t kNFoldSizeMax = 64;  // octets

// NFold stretches or folds `in` (at least one octet) to fill `out`, 1 to kNFoldSizeMax octets (RFC 3961 section 5.1).
void NFold(ByteView in, ByteSpan out);

// DeriveBytes is DR of RFC 3961 section 5.1: octets derived from the key whose schedule is `base`, to fill `out`.
// `constant` has 1 to 16 octets.
void DeriveBytes(const AesKey& base, ByteView constant, ByteSpan out);

// DeriveKey is DK of RFC 3961 section 5.1, for the AES types of RFC 3962. `key` is of one of these.
Key DeriveKey(const Key& key, ByteView constant);

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_DERIVE_H_
