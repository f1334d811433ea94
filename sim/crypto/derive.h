#ifndef LEGWORK_SIM_CRYPTO_DERIVE_H_
#define LEGWORK_SIM_CRYPTO_DERIVE_H_

#include "sim/base/bytes.h"
#include "sim/crypto/aes_key.h"
#include "sim/crypto/key.h"

namespace legwork {

// DeriveBytes is DR of RFC 3961 section 5.1: octets derived from the key whose schedule is `base`, to fill `out`.
// `constant` has 1 to 16 octets and is folded to 16 if it has fewer.
void DeriveBytes(const AesKey& base, ByteView constant, ByteSpan out);

// DeriveKey is DK of RFC 3961 section 5.1, for the AES types of RFC 3962. `key` is of one of these.
Key DeriveKey(const Key& key, ByteView constant);

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_DERIVE_H_
