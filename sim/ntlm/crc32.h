#ifndef LEGWORK_SIM_NTLM_CRC32_H_
#define LEGWORK_SIM_NTLM_CRC32_H_

#include <cstdint>

#include "sim/base/bytes.h"

namespace legwork::ntlm {

// Crc32 is the CRC of IEEE 802.3 over the parts side by side: NTLM's checksum without extended session security
// (MS-NLMP 3.4.4.1).
std::uint32_t Crc32(ByteParts parts);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_CRC32_H_
