#ifndef LEGWORK_SIM_WIRE_OID_H_
#define LEGWORK_SIM_WIRE_OID_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/base/bytes.h"
#include "sim/base/result.h"

namespace legwork {

// An object identifier is kept as the contents octets of its DER encoding, without tag and length.
template <std::size_t kSize>
using OidBytes = std::array<std::uint8_t, kSize>;

// 1.3.6.1.5.5.2, RFC 4178 section 4.2
inline constexpr OidBytes<6> kOidSpnego = {0x2B, 0x06, 0x01, 0x05, 0x05, 0x02};
// 1.2.840.113554.1.2.2, RFC 4121 section 1
inline constexpr OidBytes<9> kOidKerberos = {0x2A, 0x86, 0x48, 0x86, 0xF7, 0x12, 0x01, 0x02, 0x02};
// 1.2.840.48018.1.2.2, the first one with its third arc cut to 16 bits, MS-SPNG section 3.1.5.2
inline constexpr OidBytes<9> kOidMsKerberos = {0x2A, 0x86, 0x48, 0x82, 0xF7, 0x12, 0x01, 0x02, 0x02};
// 1.2.840.113554.1.2.2.3, MS-KILE section 3.1.5.2
inline constexpr OidBytes<10> kOidKerberosUserToUser = {0x2A, 0x86, 0x48, 0x86, 0xF7, 0x12, 0x01, 0x02, 0x02, 0x03};
// 1.3.6.1.4.1.311.2.2.10, MS-NLMP section 1.9
inline constexpr OidBytes<10> kOidNtlmssp = {0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x02, 0x02, 0x0A};
// 1.3.6.1.4.1.311.2.2.30, MS-NEGOEX section 1.9
inline constexpr OidBytes<10> kOidNegoEx = {0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x02, 0x02, 0x1E};

// OidText prints contents octets as "1.3.6.1.5.5.2"; octets that are no object identifier print as "?" and hex.
std::string OidText(ByteView contents);

// OidFromText is the inverse of OidText for arcs up to 2^32 - 1.
Result<Bytes> OidFromText(std::string_view text);

// IsOidContents says whether these are contents octets of one object identifier in their shortest form.
bool IsOidContents(ByteView contents);

}  // namespace legwork

#endif  // LEGWORK_SIM_WIRE_OID_H_
