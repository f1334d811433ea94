#ifndef LEGWORK_SIM_CRYPTO_STRING_TO_KEY_H_
#define LEGWORK_SIM_CRYPTO_STRING_TO_KEY_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "sim/crypto/key.h"

namespace legwork {

// StringToKey makes the long-term key of a password: RFC 3962 section 4, RFC 8009 section 4, or RFC 4757 section 2,
// which knows neither salt nor iterations. The first two are slow by design: thousands of hashes. No iterations mean
// the default of the type. A password that is no UTF-8 counts as empty where UTF-16 is wanted.
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
