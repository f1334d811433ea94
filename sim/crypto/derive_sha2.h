#ifndef LEGWORK_SIM_CRYPTO_DERIVE_SHA2_H_
#define LEGWORK_SIM_CRYPTO_DERIVE_SHA2_H_

#include "sim/base/bytes.h"
#include "sim/crypto/key.h"

namespace legwork {

// DeriveSha2 is KDF-HMAC-SHA2 of RFC 8009 section 3: octets derived from the key, of one of that document's types, to
// fill `out`, which has at most 32 of them. The hash is that of the key's type; there is no context.
void DeriveSha2(const Key& key, ByteView label, ByteSpan out);

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_DERIVE_SHA2_H_
