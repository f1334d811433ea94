#ifndef LEGWORK_SIM_KDC_KDC_KEYS_H_
#define LEGWORK_SIM_KDC_KDC_KEYS_H_

#include <memory>
#include <string>
#include <vector>

#include "sim/crypto/encryption_type.h"
#include "sim/crypto/key_schedule.h"
#include "sim/world/directory.h"

namespace legwork::kdc {

// KdcKeys keeps the schedules of long-term keys, so that a request derives none of them again.
class KdcKeys {
 public:
  explicit KdcKeys(const Directory& directory) : directory_(directory) {}

  // Of is the schedule of the account's key of the type. It follows a change of the password. The reference is good
  // until the next call for the same account and type.
  KeySchedule& Of(const Account& account, EncryptionType type);

 private:
  struct Entry {
    const Account* account;
    EncryptionType type;
    std::string password;  // of which the key was made
    std::unique_ptr<KeySchedule> schedule;
  };

  const Directory& directory_;
  std::vector<Entry> entries_;
};

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_KDC_KEYS_H_
