#ifndef LEGWORK_SIM_CRYPTO_CMAC_H_
#define LEGWORK_SIM_CRYPTO_CMAC_H_

#include <nettle/cmac.h>

#include "sim/base/bytes.h"
#include "sim/crypto/camellia_key.h"
#include "sim/crypto/digest.h"

namespace legwork {

// CmacKey is a key of CMAC (NIST SP 800-38B) over Camellia, as RFC 6803 has it. It copies freely and allocates nothing.
class CmacKey {
 public:
  using Tag = Digest<16>;

  CmacKey() = default;

  // The key has 16 or 32 octets.
  explicit CmacKey(ByteView key);

  // Compute may be called once a key was set.
  Tag Compute(ByteParts parts) const;
  Tag Compute(PartList parts) const { return Compute(ByteParts(parts.begin(), parts.size())); }

 private:
  CamelliaKey cipher_;
  cmac128_key masks_ = {};
};

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_CMAC_H_
