#include "sim/crypto/encryption_type.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace legwork {
namespace {

// Sizes: RFC 3962 section 6, RFC 8009 sections 3 and 5, RFC 4757 section 5, RFC 6803 section 7.
constexpr EncryptionTypeRow kRows[] = {
    {.type = EncryptionType::kAes256CtsHmacSha1,
     .family = EncryptionFamily::kAesSha1,
     .name = "aes256-cts-hmac-sha1-96",
     .alias = "aes256-cts",
     .checksum_type = ChecksumType::kHmacSha1Aes256,
     .key_size = 32,
     .confounder_size = 16,
     .tag_size = 12,
     .iterations = 4096,
     .is_usual = true},
    {.type = EncryptionType::kAes128CtsHmacSha1,
     .family = EncryptionFamily::kAesSha1,
     .name = "aes128-cts-hmac-sha1-96",
     .alias = "aes128-cts",
     .checksum_type = ChecksumType::kHmacSha1Aes128,
     .key_size = 16,
     .confounder_size = 16,
     .tag_size = 12,
     .iterations = 4096,
     .is_usual = true},
    {.type = EncryptionType::kAes256CtsHmacSha384,
     .family = EncryptionFamily::kAesSha2,
     .name = "aes256-cts-hmac-sha384-192",
     .alias = "aes256-sha2",
     .checksum_type = ChecksumType::kHmacSha384Aes256,
     .key_size = 32,
     .confounder_size = 16,
     .tag_size = 24,
     .iterations = 32768,
     .is_usual = false},
    {.type = EncryptionType::kAes128CtsHmacSha256,
     .family = EncryptionFamily::kAesSha2,
     .name = "aes128-cts-hmac-sha256-128",
     .alias = "aes128-sha2",
     .checksum_type = ChecksumType::kHmacSha256Aes128,
     .key_size = 16,
     .confounder_size = 16,
     .tag_size = 16,
     .iterations = 32768,
     .is_usual = false},
    {.type = EncryptionType::kRc4Hmac,
     .family = EncryptionFamily::kRc4,
     .name = "rc4-hmac",
     .alias = "rc4",
     .checksum_type = ChecksumType::kHmacMd5,
     .key_size = 16,
     .confounder_size = 8,
     .tag_size = 16,
     .iterations = 0,
     .is_usual = false},
    {.type = EncryptionType::kCamellia256CtsCmac,
     .family = EncryptionFamily::kCamellia,
     .name = "camellia256-cts-cmac",
     .alias = "camellia256",
     .checksum_type = ChecksumType::kCmacCamellia256,
     .key_size = 32,
     .confounder_size = 16,
     .tag_size = 16,
     .iterations = 32768,
     .is_usual = false},
    {.type = EncryptionType::kCamellia128CtsCmac,
     .family = EncryptionFamily::kCamellia,
     .name = "camellia128-cts-cmac",
     .alias = "camellia128",
     .checksum_type = ChecksumType::kCmacCamellia128,
     .key_size = 16,
     .confounder_size = 16,
     .tag_size = 16,
     .iterations = 32768,
     .is_usual = false},
};

constexpr RefusedEncryptionType kRefused[] = {
    {EncryptionType::kDes3CbcSha1, "des3-cbc-sha1", "des3"},
    {EncryptionType::kDesCbcMd5, "des-cbc-md5", "des"},
    {EncryptionType::kDesCbcCrc, "des-cbc-crc", "des-crc"},
};

}  // namespace

std::span<const EncryptionTypeRow> EncryptionTypes() { return kRows; }
std::span<const RefusedEncryptionType> RefusedEncryptionTypes() { return kRefused; }

const EncryptionTypeRow* FindEncryptionType(std::int32_t number) {
  const auto* const row = std::ranges::find(kRows, static_cast<EncryptionType>(number), &EncryptionTypeRow::type);
  return row != std::end(kRows) ? row : nullptr;
}

const EncryptionTypeRow* FindEncryptionType(std::string_view name) {
  const auto* const row = std::ranges::find_if(
      kRows, [name](const EncryptionTypeRow& candidate) { return candidate.name == name || candidate.alias == name; });
  return row != std::end(kRows) ? row : nullptr;
}

const EncryptionTypeRow& RowOf(EncryptionType type) {
  const EncryptionTypeRow* const row = FindEncryptionType(static_cast<std::int32_t>(type));
  assert(row != nullptr);
  return *row;
}

}  // namespace legwork
