#ifndef LEGWORK_SIM_CRYPTO_RC4_H_
#define LEGWORK_SIM_CRYPTO_RC4_H_

#include <nettle/arcfour.h>

#include <array>
#include <cstddef>

#include "sim/base/bytes.h"

namespace legwork {

// Rc4 is a running key stream. A copy continues from the same place as the original, independently of it.
class Rc4 {
 public:
  Rc4() = default;
  explicit Rc4(ByteView key) { SetKey(key); }

  // SetKey restarts the stream. The key has 1 to 256 octets.
  void SetKey(ByteView key);

  // Crypt enciphers or deciphers `in` into `out`, which has the same size and is the same place or does not overlap.
  void Crypt(ByteView in, ByteSpan out);
  void CryptInPlace(ByteSpan data) { Crypt(data, data); }

  // State is where the stream stands, for one that shall go on elsewhere: the permutation and the two indices.
  static constexpr std::size_t kStateSize = 258;  // octets
  using State = std::array<std::uint8_t, kStateSize>;
  State GetState() const;
  void SetState(const State& state);

 private:
  arcfour_ctx context_ = {};
};

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_RC4_H_
