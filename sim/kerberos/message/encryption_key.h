#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_ENCRYPTION_KEY_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_ENCRYPTION_KEY_H_

#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/crypto/key.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// EncryptionKey is a key as it travels; `keyvalue` looks at octets of others.
//
//   EncryptionKey ::= SEQUENCE { keytype [0] Int32, keyvalue [1] OCTET STRING }
struct EncryptionKey {
  std::int32_t keytype = 0;
  ByteView keyvalue;
};

bool ReadEncryptionKey(DerReader& in, EncryptionKey* key);
void WriteEncryptionKey(DerWriter& out, const EncryptionKey& key);

// TravellingKey looks at the octets of `key`, which must outlive it.
inline EncryptionKey TravellingKey(const Key& key) { return {static_cast<std::int32_t>(key.type), key.View()}; }

// KeyOf copies a key that arrived; false if its type is unknown or its size is not that of the type.
inline bool KeyOf(const EncryptionKey& travelling, Key* key) {
  return MakeKey(travelling.keytype, travelling.keyvalue, key);
}

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_ENCRYPTION_KEY_H_
