#include "sim/kdc/kdc_keys.h"

namespace legwork::kdc {

KeySchedule& KdcKeys::Of(const Account& account, EncryptionType type) {
  for (Entry& entry : entries_) {
    if (entry.account != &account || entry.type != type) continue;
    if (entry.password != account.password) {
      entry.password = account.password;
      *entry.schedule = KeySchedule(directory_.LongTermKey(account, type));
    }
    return *entry.schedule;
  }
  auto schedule = std::make_unique<KeySchedule>(directory_.LongTermKey(account, type));
  return *entries_.emplace_back(Entry{&account, type, account.password, std::move(schedule)}).schedule;
}

}  // namespace legwork::kdc
