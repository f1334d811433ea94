#include "sim/crypto/key.h"

#include <algorithm>

namespace legwork {

bool MakeKey(std::int32_t type, ByteView bytes, Key* key) {
  const EncryptionTypeRow* const row = FindEncryptionType(type);
  if (row == nullptr || bytes.size() != row->key_size) return false;
  *key = {.type = row->type, .size = bytes.size()};
  std::ranges::copy(bytes, key->bytes.begin());
  return true;
}

}  // namespace legwork
