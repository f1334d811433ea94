#ifndef LEGWORK_SIM_CRYPTO_KEY_SCHEDULE_H_
#define LEGWORK_SIM_CRYPTO_KEY_SCHEDULE_H_

#include <memory>
#include <vector>

#include "sim/crypto/derived_keys.h"

namespace legwork {

// KeySchedule is a Key with the DerivedKeys of every usage that was asked for, each derived once. It is for keys that
// live longer than one message: a service's key, a session's. It never forgets; a protocol has few usages.
class KeySchedule {
 public:
  KeySchedule() = default;
  explicit KeySchedule(const Key& key);

  const Key& key() const { return key_; }
  bool empty() const { return key_.empty(); }

  // The references stay good as long as the schedule lives; moving it keeps them. It must not be empty.
  const DerivedKeys& ForEncrypt(KeyUsage usage) { return Get(usage, KeyPurpose::kEncrypt); }
  const DerivedKeys& ForDecrypt(KeyUsage usage) { return Get(usage, KeyPurpose::kDecrypt); }
  const DerivedKeys& ForChecksum(KeyUsage usage) { return Get(usage, KeyPurpose::kChecksum); }

 private:
  struct Entry {
    KeyUsage usage;
    KeyPurpose purpose;
    std::unique_ptr<const DerivedKeys> keys;
  };
  const DerivedKeys& Get(KeyUsage usage, KeyPurpose purpose);

  Key key_;
  AesKey base_;
  std::vector<Entry> entries_;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_CRYPTO_KEY_SCHEDULE_H_
