#ifndef LEGWORK_SIM_CRYPTO_DERIVE_CAMELLIA_H_
#define LEGWORK_SIM_CRYPTO_DERIVE_CAMELLIA_H_

#include "sim/base/bytes.h"
#include "sim/crypto/key.h"

namespace legwork {

// DeriveCamellia is KDF-FEEDBACK-CMAC of RFC 6803 section 3: octets derived from the key, of one of that document's
// types, to fill `out`, which has at most 32 of them.
void DeriveCamellia(const Key& key, ByteView constant, ByteSpan out);

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_DERIVE_CAMELLIA_H_
