#ifndef LEGWORK_SIM_NTLM_NEGOTIATE_FLAGS_H_
#define LEGWORK_SIM_NTLM_NEGOTIATE_FLAGS_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace legwork::ntlm {

// NegotiateFlags is the 32-bit field of that name in all three messages (MS-NLMP 2.2.2.5): a capability counts once
// both sides have set its bit.
using NegotiateFlags = std::uint32_t;

inline constexpr NegotiateFlags kNegotiateUnicode = 0x00000001;
inline constexpr NegotiateFlags kNegotiateOem = 0x00000002;
inline constexpr NegotiateFlags kRequestTarget = 0x00000004;
inline constexpr NegotiateFlags kNegotiateSign = 0x00000010;
inline constexpr NegotiateFlags kNegotiateSeal = 0x00000020;
inline constexpr NegotiateFlags kNegotiateDatagram = 0x00000040;
inline constexpr NegotiateFlags kNegotiateLmKey = 0x00000080;
inline constexpr NegotiateFlags kNegotiateNtlm = 0x00000200;
inline constexpr NegotiateFlags kNegotiateAnonymous = 0x00000800;
inline constexpr NegotiateFlags kNegotiateOemDomainSupplied = 0x00001000;
inline constexpr NegotiateFlags kNegotiateOemWorkstationSupplied = 0x00002000;
inline constexpr NegotiateFlags kNegotiateLocalCall = 0x00004000;  // unused in MS-NLMP; windows-observed H17
inline constexpr NegotiateFlags kNegotiateAlwaysSign = 0x00008000;
inline constexpr NegotiateFlags kTargetTypeDomain = 0x00010000;
inline constexpr NegotiateFlags kTargetTypeServer = 0x00020000;
inline constexpr NegotiateFlags kNegotiateExtendedSessionSecurity = 0x00080000;
inline constexpr NegotiateFlags kNegotiateIdentify = 0x00100000;
inline constexpr NegotiateFlags kRequestNonNtSessionKey = 0x00400000;
inline constexpr NegotiateFlags kNegotiateTargetInfo = 0x00800000;
inline constexpr NegotiateFlags kNegotiateVersion = 0x02000000;
inline constexpr NegotiateFlags kNegotiate128 = 0x20000000;
inline constexpr NegotiateFlags kNegotiateKeyExch = 0x40000000;
inline constexpr NegotiateFlags kNegotiate56 = 0x80000000;

struct NegotiateFlagRow {
  NegotiateFlags flag;
  std::string_view name;  // without its prefix: "NEGOTIATE_SIGN"
};

// NegotiateFlagRows lists the bits that have a name, ascending.
std::span<const NegotiateFlagRow> NegotiateFlagRows();

// HasSessionSecurity says whether messages get real signatures: anonymous logons never do (NLM-010).
constexpr bool HasSessionSecurity(NegotiateFlags flags) {
  return (flags & (kNegotiateSign | kNegotiateSeal)) != 0 && (flags & kNegotiateAnonymous) == 0;
}

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NEGOTIATE_FLAGS_H_
