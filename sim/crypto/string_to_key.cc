#include "sim/crypto/string_to_key.h"

#include <nettle/pbkdf2.h>

#include <algorithm>

#include "sim/crypto/derive.h"
#include "sim/crypto/derive_camellia.h"
#include "sim/crypto/derive_sha2.h"
#include "sim/crypto/digest.h"
#include "sim/wire/utf16.h"

namespace legwork {

namespace {

Key StretchSha1(EncryptionType type, std::string_view password, std::string_view salt, std::uint32_t iterations) {
  Key stretched = {.type = type, .size = RowOf(type).key_size};
  pbkdf2_hmac_sha1(password.size(), AsBytes(password).data(), iterations, salt.size(), AsBytes(salt).data(),
                   stretched.size, stretched.bytes.data());
  return DeriveKey(stretched, AsBytes("kerberos"));
}

// The salt of RFC 8009 section 4 and RFC 6803 section 8 has the type's name and a zero in front.
std::string NamedSalt(const EncryptionTypeRow& row, std::string_view salt) {
  std::string full(row.name);
  full += '\0';
  full += salt;
  return full;
}

Key StretchCamellia(EncryptionType type, std::string_view password, std::string_view salt, std::uint32_t iterations) {
  const EncryptionTypeRow& row = RowOf(type);
  const std::string full = NamedSalt(row, salt);
  Key stretched = {.type = type, .size = row.key_size};
  pbkdf2_hmac_sha1(password.size(), AsBytes(password).data(), iterations, full.size(), AsBytes(full).data(),
                   stretched.size, stretched.bytes.data());
  Key key = {.type = type, .size = row.key_size};
  DeriveCamellia(stretched, AsBytes("kerberos"), ByteSpan(key.bytes).first(key.size));
  return key;
}

Key StretchSha2(EncryptionType type, std::string_view password, std::string_view salt, std::uint32_t iterations) {
  const EncryptionTypeRow& row = RowOf(type);
  const std::string full = NamedSalt(row, salt);
  Key stretched = {.type = type, .size = row.key_size};
  const auto stretch = type == EncryptionType::kAes128CtsHmacSha256 ? pbkdf2_hmac_sha256 : pbkdf2_hmac_sha384;
  stretch(password.size(), AsBytes(password).data(), iterations, full.size(), AsBytes(full).data(), stretched.size,
          stretched.bytes.data());
  Key key = {.type = type, .size = row.key_size};
  DeriveSha2(stretched, AsBytes("kerberos"), ByteSpan(key.bytes).first(key.size));
  return key;
}

Key HashOf(std::string_view password) {
  const Result<Bytes> units = Utf16LeFromUtf8(password);
  const Digest<16> hash = Md4({units.ok() ? ByteView(*units) : ByteView()});
  Key key = {.type = EncryptionType::kRc4Hmac, .size = hash.size()};
  std::ranges::copy(hash, key.bytes.begin());
  return key;
}

}  // namespace

Key StringToKey(EncryptionType type, std::string_view password, std::string_view salt, std::uint32_t iterations) {
  if (iterations == 0) iterations = RowOf(type).iterations;
  switch (RowOf(type).family) {
    case EncryptionFamily::kAesSha1:
      return StretchSha1(type, password, salt, iterations);
    case EncryptionFamily::kAesSha2:
      return StretchSha2(type, password, salt, iterations);
    case EncryptionFamily::kRc4:
      return HashOf(password);
    case EncryptionFamily::kCamellia:
      return StretchCamellia(type, password, salt, iterations);
  }
  return {};
}

const Key& StringToKeyCache::Get(EncryptionType type, std::string_view password, std::string_view salt,
                                 std::uint32_t iterations) {
  if (iterations == 0) iterations = RowOf(type).iterations;
  const auto [entry, is_new] = keys_.try_emplace({type, std::string(password), std::string(salt), iterations});
  if (is_new) entry->second = StringToKey(type, password, salt, iterations);
  return entry->second;
}

}  // namespace legwork
