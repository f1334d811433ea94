#ifndef LEGWORK_SIM_CRYPTO_DERIVED_KEYS_H_
#define LEGWORK_SIM_CRYPTO_DERIVED_KEYS_H_

#include <cstddef>
#include <cstdint>

#include "sim/crypto/aes_key.h"
#include "sim/crypto/hmac.h"
#include "sim/crypto/key.h"

namespace legwork {

// KeyUsage separates what one key is used for (RFC 4120 section 7.5.1, RFC 4121 section 2).
using KeyUsage = std::uint32_t;

// KeyPurpose says which of the keys derived for a usage is wanted (RFC 3961 section 5.3): Ke with Ki, or Kc.
enum class KeyPurpose : std::uint8_t { kEncrypt, kDecrypt, kChecksum };

// DerivedKeys holds what one purpose of one usage of one key needs, derived and expanded once: the AES schedule in the
// direction of the purpose (none for a checksum) and the HMAC state. It copies freely and allocates nothing.
class DerivedKeys {
 public:
  DerivedKeys() = default;

  // `base` is the encryption schedule of `key`, which is shared by all usages.
  DerivedKeys(const Key& key, const AesKey& base, KeyUsage usage, KeyPurpose purpose);

  // The same for a key that is used only once.
  DerivedKeys(const Key& key, KeyUsage usage, KeyPurpose purpose);

  EncryptionType type() const { return type_; }
  KeyPurpose purpose() const { return purpose_; }
  const AesKey& cipher() const { return cipher_; }
  const HmacSha1Key& integrity() const { return integrity_; }

 private:
  EncryptionType type_ = EncryptionType::kNone;
  KeyPurpose purpose_ = KeyPurpose::kEncrypt;
  AesKey cipher_;
  HmacSha1Key integrity_;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_DERIVED_KEYS_H_
