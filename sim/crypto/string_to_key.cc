#include "sim/crypto/string_to_key.h"

#include <nettle/pbkdf2.h>

#include "sim/crypto/derive.h"

namespace legwork {

Key StringToKey(EncryptionType type, std::string_view password, std::string_view salt, std::uint32_t iterations) {
  if (iterations == 0) iterations = DefaultIterations(type);
  Key stretched = {.type = type, .size = RowOf(type).key_size};
  pbkdf2_hmac_sha1(password.size(), AsBytes(password).data(), iterations, salt.size(), AsBytes(salt).data(),
                   stretched.size, stretched.bytes.data());
  return DeriveKey(stretched, AsBytes("kerberos"));
}

const Key& StringToKeyCache::Get(EncryptionType type, std::string_view password, std::string_view salt,
                                 std::uint32_t iterations) {
  if (iterations == 0) iterations = DefaultIterations(type);
  const auto [entry, is_new] = keys_.try_emplace({type, std::string(password), std::string(salt), iterations});
  if (is_new) entry->second = StringToKey(type, password, salt, iterations);
  return entry->second;
}

}  // namespace legwork
