#ifndef LEGWORK_SIM_KERBEROS_EXTENDED_ERROR_H_
#define LEGWORK_SIM_KERBEROS_EXTENDED_ERROR_H_

#include <cstdint>
#include <optional>

#include "sim/base/bytes.h"

namespace legwork::kerberos {

// An NTSTATUS that the e-data of a KRB_ERROR carries (MS-ERREF section 2.3.1): the channel bindings do not agree.
inline constexpr std::uint32_t kStatusBadBindings = 0xC000035B;

// WriteExtendedError appends e-data that says what no Kerberos error code says, with an NTSTATUS (MS-KILE sections
// 2.2.1 and 2.2.2):
//
//   KERB-ERROR-DATA ::= SEQUENCE { data-type [1] INTEGER (3), data-value [2] OCTET STRING }
//   data-value = status (4)  0 (4)  flags 1 (4), little endian
void WriteExtendedError(std::uint32_t status, Bytes& out);

// ReadExtendedError gives the NTSTATUS; nothing if the e-data is something else.
std::optional<std::uint32_t> ReadExtendedError(ByteView e_data);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_EXTENDED_ERROR_H_
