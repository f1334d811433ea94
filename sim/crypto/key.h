#ifndef LEGWORK_SIM_CRYPTO_KEY_H_
#define LEGWORK_SIM_CRYPTO_KEY_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/crypto/encryption_type.h"

namespace legwork {

// Key is an encryption key with its type. Octets behind `size` are zero, so keys compare as values.
struct Key {
  EncryptionType type = EncryptionType::kNone;
  std::size_t size = 0;  // octets in use
  std::array<std::uint8_t, 32> bytes = {};

  ByteView View() const { return ByteView(bytes).first(size); }
  bool empty() const { return size == 0; }
  friend bool operator==(const Key&, const Key&) = default;
};

// MakeKey makes `key` of octets that came from the wire or a file; false if their number is wrong for the type, or the
// type is unknown. For every type known here random-to-key (RFC 3961 section 3) is the identity, so random octets of
// the type's key size make a random key.
bool MakeKey(std::int32_t type, ByteView bytes, Key* key);

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_KEY_H_
