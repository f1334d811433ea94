#ifndef LEGWORK_SIM_CRYPTO_STRING_TO_KEY_H_
#define LEGWORK_SIM_CRYPTO_STRING_TO_KEY_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "sim/crypto/key.h"

namespace legwork {

inline constexpr std::uint32_t kDefaultIterations = 4096;  // RFC 3962 section 4

// DefaultIterations is what a type does if nobody says how many.
constexpr std::uint32_t DefaultIterations(EncryptionType) { return kDefaultIterations; }

// StringToKey makes the long-term key of a password (RFC 3962 section 4). `type` is an AES type of that document. It is
// slow by design: thousands of hashes. No iterations mean the default of the type.
Key StringToKey(EncryptionType type, std::string_view password, std::string_view salt, std::uint32_t iterations = 0);

// StringToKeyCache remembers every key it was asked for, so a password costs its thousands of hashes once.
class StringToKeyCache {
 public:
  // The reference stays good as long as the cache lives.
  const Key& Get(EncryptionType type, std::string_view password, std::string_view salt, std::uint32_t iterations = 0);

 private:
  std::map<std::tuple<EncryptionType, std::string, std::string, std::uint32_t>, Key> keys_;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_STRING_TO_KEY_H_
