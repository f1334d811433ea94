#include "sim/crypto/key_schedule.h"

#include <cassert>

namespace legwork {

KeySchedule::KeySchedule(const Key& key) : key_(key), base_(key.View(), AesKey::Direction::kEncrypt) {}

const DerivedKeys& KeySchedule::Get(KeyUsage usage, KeyPurpose purpose) {
  assert(!empty());
  for (const Entry& entry : entries_) {
    if (entry.usage == usage && entry.purpose == purpose) return *entry.keys;
  }
  entries_.push_back({usage, purpose, std::make_unique<DerivedKeys>(key_, base_, usage, purpose)});
  return *entries_.back().keys;
}

}  // namespace legwork
