#ifndef LEGWORK_SIM_CRYPTO_ENCRYPTION_TYPE_H_
#define LEGWORK_SIM_CRYPTO_ENCRYPTION_TYPE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace legwork {

// EncryptionType is a Kerberos encryption type number (RFC 3961 section 8, RFC 3962 section 7, RFC 8009 section 7,
// RFC 4757 section 9, RFC 6803 section 9).
enum class EncryptionType : std::int32_t {
  kNone = 0,
  kAes128CtsHmacSha1 = 17,
  kAes256CtsHmacSha1 = 18,
  kAes128CtsHmacSha256 = 19,
  kAes256CtsHmacSha384 = 20,
  kRc4Hmac = 23,
  kCamellia128CtsCmac = 25,
  kCamellia256CtsCmac = 26,

  // Known by name and refused: RFC 6649 and RFC 8429 have done away with them.
  kDesCbcCrc = 1,
  kDesCbcMd5 = 3,
  kDes3CbcSha1 = 16,
};

// EncryptionFamily says which document's algorithm a type follows.
enum class EncryptionFamily : std::uint8_t {
  kAesSha1,   // RFC 3962
  kAesSha2,   // RFC 8009
  kRc4,       // RFC 4757
  kCamellia,  // RFC 6803
};

// ChecksumType is a Kerberos checksum type number.
enum class ChecksumType : std::int32_t {
  kNone = 0,
  kHmacSha1Aes128 = 15,
  kHmacSha1Aes256 = 16,
  kCmacCamellia128 = 17,
  kCmacCamellia256 = 18,
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
  bool is_usual;                // accounts have a key of it unless they say which
};

// EncryptionTypes lists every type this program can use, in the order in which clients prefer them.
std::span<const EncryptionTypeRow> EncryptionTypes();

// RefusedEncryptionType is a type that nobody here has a key of; accounts and clients may still be said to have one.
struct RefusedEncryptionType {
  EncryptionType type;
  std::string_view name;
  std::string_view alias;
};
std::span<const RefusedEncryptionType> RefusedEncryptionTypes();

// Null if the number or the name (name or alias) is not in the list.
const EncryptionTypeRow* FindEncryptionType(std::int32_t number);
const EncryptionTypeRow* FindEncryptionType(std::string_view name);

// RowOf may be asked only for a type of the list.
const EncryptionTypeRow& RowOf(EncryptionType type);

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_ENCRYPTION_TYPE_H_
