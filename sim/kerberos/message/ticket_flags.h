#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_TICKET_FLAGS_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_TICKET_FLAGS_H_

#include <cstdint>
#include <string>

namespace legwork::kerberos {

// KerberosFlags number their bits from the most significant one (RFC 4120 section 5.2.8).
constexpr std::uint32_t FlagBit(unsigned number) { return 0x80000000U >> number; }

// TicketFlags (RFC 4120 sections 2 and 5.3).
inline constexpr std::uint32_t kTicketForwardable = FlagBit(1);
inline constexpr std::uint32_t kTicketForwarded = FlagBit(2);
inline constexpr std::uint32_t kTicketProxiable = FlagBit(3);
inline constexpr std::uint32_t kTicketProxy = FlagBit(4);
inline constexpr std::uint32_t kTicketMayPostdate = FlagBit(5);
inline constexpr std::uint32_t kTicketPostdated = FlagBit(6);
inline constexpr std::uint32_t kTicketInvalid = FlagBit(7);
inline constexpr std::uint32_t kTicketRenewable = FlagBit(8);
inline constexpr std::uint32_t kTicketInitial = FlagBit(9);
inline constexpr std::uint32_t kTicketPreAuthent = FlagBit(10);
inline constexpr std::uint32_t kTicketHwAuthent = FlagBit(11);
inline constexpr std::uint32_t kTicketTransitedPolicyChecked = FlagBit(12);
inline constexpr std::uint32_t kTicketOkAsDelegate = FlagBit(13);
inline constexpr std::uint32_t kTicketEncPaRep = FlagBit(15);  // RFC 6806 section 11

// TicketFlagsText prints "FORWARDABLE|INITIAL", in the order of the bits; unnamed bits as "bit17"; "none" for none.
std::string TicketFlagsText(std::uint32_t flags);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_TICKET_FLAGS_H_
