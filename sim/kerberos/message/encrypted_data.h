#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_ENCRYPTED_DATA_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_ENCRYPTED_DATA_H_

#include <cstdint>
#include <optional>

#include "sim/base/bytes.h"
#include "sim/crypto/derived_keys.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"
#include "sim/world/random_streams.h"

namespace legwork::kerberos {

// EncryptedData looks at octets of others.
//
//   EncryptedData ::= SEQUENCE { etype [0] Int32, kvno [1] UInt32 OPTIONAL, cipher [2] OCTET STRING }
struct EncryptedData {
  std::int32_t etype = 0;
  std::optional<std::uint32_t> kvno;
  ByteView cipher;
};

bool ReadEncryptedData(DerReader& in, EncryptedData* data);
void WriteEncryptedData(DerWriter& out, const EncryptedData& data);

// Seal encrypts `plaintext` into `cipher`, which it replaces and which the result looks at. The confounder is drawn
// from `random`. `keys` are for KeyPurpose::kEncrypt.
EncryptedData Seal(const DerivedKeys& keys, std::optional<std::uint32_t> kvno, RandomStream& random, ByteView plaintext,
                   Bytes& cipher);

// Open replaces `plaintext` by what was sealed; false if the etype is not that of the keys or the octets were changed.
// `keys` are for KeyPurpose::kDecrypt.
[[nodiscard]] bool Open(const DerivedKeys& keys, const EncryptedData& data, Bytes& plaintext);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_ENCRYPTED_DATA_H_
