#ifndef LEGWORK_SIM_CRYPTO_ENCRYPTION_TYPE_H_
#define LEGWORK_SIM_CRYPTO_ENCRYPTION_TYPE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace legwork {

// EncryptionType is a Kerberos encryption type number (RFC 3961 section 8, RFC 3962 section 7, RFC 8009 section 7,
// RFC 4757 section 9).
enum class EncryptionType : std::int32_t {
  kNone = 0,
  kAes128CtsHmacSha1 = 17,
  kAes256CtsHmacSha1 = 18,
  kAes128CtsHmacSha256 = 19,
  kAes256CtsHmacSha384 = 20,
  kRc4Hmac = 23,
};

// EncryptionFamily says which document's algorithm a type follows.
enum class EncryptionFamily : std::uint8_t {
  kAesSha1,  // RFC 3962
  kAesSha2,  // RFC 8009
  kRc4,      // RFC 4757
};

// ChecksumType is a Kerberos checksum type number.
enum class ChecksumType : std::int32_t {
  kNone = 0,
  kHmacSha1Aes128 = 15,
  kHmacSha1Aes256 = 16,
  kHmacSha256Aes128 = 19,
  kHmacSha384Aes256 = 20,
  kHmacMd5 = -138,
};

// EncryptionTypeRow is what is fixed for an encryption type. Sizes are octets.
struct EncryptionTypeRow {
  EncryptionType type;
  EncryptionFamily family;
  std::string_view name;   // of the IANA registry
  std::string_view alias;  // what scenarios and keytabs call it
  ChecksumType checksum_type;
  std::size_t key_size;
  std::size_t confounder_size;  // random octets in front of the plaintext
  std::size_t tag_size;         // of the integrity tag beside the ciphertext, and of the checksum
  std::uint32_t iterations;     // of its string-to-key, if nobody says otherwise; 0: it has none
  bool is_usual;                // accounts have a key of it unless they say which, and the simulated client offers it
};

// EncryptionTypes lists every type this program knows, in the order in which clients prefer them.
std::span<const EncryptionTypeRow> EncryptionTypes();

// Null if the number or the name (name or alias) is not in the list.
const EncryptionTypeRow* FindEncryptionType(std::int32_t number);
const EncryptionTypeRow* FindEncryptionType(std::string_view name);

// RowOf may be asked only for a type of the list.
const EncryptionTypeRow& RowOf(EncryptionType type);

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_ENCRYPTION_TYPE_H_
