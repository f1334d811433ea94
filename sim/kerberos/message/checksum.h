#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_CHECKSUM_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_CHECKSUM_H_

#include <cstdint>

#include "sim/base/bytes.h"
#include "sim/wire/der_reader.h"
#include "sim/wire/der_writer.h"

namespace legwork::kerberos {

// kChecksumGss marks the "checksum" that carries GSS-API flags and bindings (RFC 4121 section 4.1.1).
inline constexpr std::int32_t kChecksumGss = 0x8003;

// Checksum looks at octets of others.
//
//   Checksum ::= SEQUENCE { cksumtype [0] Int32, checksum [1] OCTET STRING }
struct Checksum {
  std::int32_t cksumtype = 0;
  ByteView checksum;
};

bool ReadChecksum(DerReader& in, Checksum* checksum);
void WriteChecksum(DerWriter& out, const Checksum& checksum);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_CHECKSUM_H_
