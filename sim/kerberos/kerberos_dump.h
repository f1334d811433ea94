#ifndef LEGWORK_SIM_KERBEROS_KERBEROS_DUMP_H_
#define LEGWORK_SIM_KERBEROS_KERBEROS_DUMP_H_

#include <vector>

#include "sim/base/bytes.h"
#include "sim/crypto/key.h"
#include "sim/wire/dump_line.h"

namespace legwork::kerberos {

// DumpKerberos appends the fields of a Kerberos token to `lines`: a message of RFC 4120 in the frame of an initial
// token or without one. `base` is where it begins in the whole token, `depth` that of its first line.
//
// What one of `keys` opens is shown below its EncryptedData, at the offsets its octets have in the ciphertext; keys
// found inside are added to `keys` and tried on what follows, also in a later token of the same handshake. Of a
// malformed token it shows what can be told and ends with a line "malformed".
void DumpKerberos(ByteView token, std::size_t base, int depth, std::vector<Key>& keys, DumpLines& lines);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_KERBEROS_DUMP_H_
