#ifndef LEGWORK_SIM_CRYPTO_DERIVED_KEYS_H_
#define LEGWORK_SIM_CRYPTO_DERIVED_KEYS_H_

#include <cstddef>
#include <cstdint>
#include <variant>

#include "sim/crypto/aes_key.h"
#include "sim/crypto/camellia_key.h"
#include "sim/crypto/cmac.h"
#include "sim/crypto/hmac.h"
#include "sim/crypto/key.h"

namespace legwork {

// KeyUsage separates what one key is used for (RFC 4120 section 7.5.1, RFC 4121 section 2).
using KeyUsage = std::uint32_t;

// KeyPurpose says which of the keys derived for a usage is wanted (RFC 3961 section 5.3): Ke with Ki, or Kc.
enum class KeyPurpose : std::uint8_t { kEncrypt, kDecrypt, kChecksum };

// DerivedKeys holds what one purpose of one usage of one key needs, derived and expanded once: the AES schedule in the
// direction of the purpose (none for a checksum) and the HMAC state. It copies freely and allocates nothing. A key of
// RFC 4757 has no cipher of its own, because each message has another: only the HMAC state, and the usage as that
// document numbers it. One of RFC 6803 has a Camellia schedule and CMAC in their place.
class DerivedKeys {
 public:
  DerivedKeys() = default;

  // `base` is the encryption schedule of `key`, which is shared by all usages, where the type has one (RFC 3962).
  DerivedKeys(const Key& key, const AesKey& base, KeyUsage usage, KeyPurpose purpose);

  // The same for a key that is used only once.
  DerivedKeys(const Key& key, KeyUsage usage, KeyPurpose purpose);

  EncryptionType type() const { return type_; }
  KeyPurpose purpose() const { return purpose_; }
  const AesKey& cipher() const { return cipher_; }

  // The HMAC state is asked for by the family of the type: RFC 3962, RFC 8009 (of either hash), RFC 4757.
  const HmacSha1Key& integrity() const { return std::get<HmacSha1Key>(integrity_); }
  const HmacSha256Key& integrity_sha256() const { return std::get<HmacSha256Key>(integrity_); }
  const HmacSha384Key& integrity_sha384() const { return std::get<HmacSha384Key>(integrity_); }
  const HmacMd5Key& integrity_md5() const { return std::get<HmacMd5Key>(integrity_); }
  KeyUsage rc4_usage() const { return rc4_usage_; }

  // Of a key of RFC 6803.
  const CamelliaKey& camellia() const { return std::get<CamelliaKeys>(integrity_).cipher; }
  const CmacKey& integrity_cmac() const { return std::get<CamelliaKeys>(integrity_).integrity; }

 private:
  struct CamelliaKeys {
    CamelliaKey cipher;
    CmacKey integrity;
  };

  void DeriveAesSha1(const Key& key, const AesKey& base, KeyUsage usage);
  void DeriveAesSha2(const Key& key, KeyUsage usage);
  void DeriveRc4(const Key& key, KeyUsage usage);
  void DeriveCamelliaKeys(const Key& key, KeyUsage usage);

  EncryptionType type_ = EncryptionType::kNone;
  KeyPurpose purpose_ = KeyPurpose::kEncrypt;
  AesKey cipher_;
  std::variant<HmacSha1Key, HmacSha256Key, HmacSha384Key, HmacMd5Key, CamelliaKeys> integrity_;
  KeyUsage rc4_usage_ = 0;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_DERIVED_KEYS_H_
