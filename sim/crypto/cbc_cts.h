#ifndef LEGWORK_SIM_CRYPTO_CBC_CTS_H_
#define LEGWORK_SIM_CRYPTO_CBC_CTS_H_

#include "sim/base/bytes.h"
#include "sim/crypto/aes_key.h"
#include "sim/crypto/camellia_key.h"

namespace legwork {

// CBC with ciphertext stealing as Kerberos uses it (RFC 3962 section 5): the last two blocks always swapped, a single
// block left alone. Kerberos begins with an initial vector of zero. `in` has at least 16 octets, `out` the same size;
// it is the same place as `in` or does not overlap.
void EncryptCbcCts(const AesKey& key, AesBlock iv, ByteView in, ByteSpan out);
void DecryptCbcCts(const AesKey& key, AesBlock iv, ByteView in, ByteSpan out);

// The same with Camellia (RFC 6803 section 5).
void EncryptCbcCts(const CamelliaKey& key, AesBlock iv, ByteView in, ByteSpan out);
void DecryptCbcCts(const CamelliaKey& key, AesBlock iv, ByteView in, ByteSpan out);

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_CBC_CTS_H_
