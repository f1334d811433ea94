#ifndef LEGWORK_SIM_KERBEROS_GSS_FLAGS_H_
#define LEGWORK_SIM_KERBEROS_GSS_FLAGS_H_

#include <cstdint>

#include "model/context_flags.h"

namespace legwork::kerberos {

// The flags that an initiator tells the acceptor in the authenticator's checksum: RFC 4121 section 4.1.1.1 and, for
// those above 0x1000, MS-KILE section 3.2.5.2.
inline constexpr std::uint32_t kGssDelegate = 0x0001;
inline constexpr std::uint32_t kGssMutual = 0x0002;
inline constexpr std::uint32_t kGssReplay = 0x0004;
inline constexpr std::uint32_t kGssSequence = 0x0008;
inline constexpr std::uint32_t kGssConfidentiality = 0x0010;
inline constexpr std::uint32_t kGssIntegrity = 0x0020;
inline constexpr std::uint32_t kGssDceStyle = 0x1000;
inline constexpr std::uint32_t kGssIdentify = 0x2000;
inline constexpr std::uint32_t kGssExtendedError = 0x4000;

// GssFlagsFromContext drops what has no GSS flag, ContextFromGssFlags what has no meaning for the API (KRB-001).
std::uint32_t GssFlagsFromContext(ContextFlags flags);
ContextFlags ContextFromGssFlags(std::uint32_t flags);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_GSS_FLAGS_H_
