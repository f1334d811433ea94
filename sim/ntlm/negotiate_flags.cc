#include "sim/ntlm/negotiate_flags.h"

#include <array>

namespace legwork::ntlm {
namespace {

constexpr auto kRows = std::to_array<NegotiateFlagRow>({
    {kNegotiateUnicode, "NEGOTIATE_UNICODE"},
    {kNegotiateOem, "NEGOTIATE_OEM"},
    {kRequestTarget, "REQUEST_TARGET"},
    {kNegotiateSign, "NEGOTIATE_SIGN"},
    {kNegotiateSeal, "NEGOTIATE_SEAL"},
    {kNegotiateDatagram, "NEGOTIATE_DATAGRAM"},
    {kNegotiateLmKey, "NEGOTIATE_LM_KEY"},
    {kNegotiateNtlm, "NEGOTIATE_NTLM"},
    {kNegotiateAnonymous, "NEGOTIATE_ANONYMOUS"},
    {kNegotiateOemDomainSupplied, "NEGOTIATE_OEM_DOMAIN_SUPPLIED"},
    {kNegotiateOemWorkstationSupplied, "NEGOTIATE_OEM_WORKSTATION_SUPPLIED"},
    {kNegotiateLocalCall, "NEGOTIATE_LOCAL_CALL"},
    {kNegotiateAlwaysSign, "NEGOTIATE_ALWAYS_SIGN"},
    {kTargetTypeDomain, "TARGET_TYPE_DOMAIN"},
    {kTargetTypeServer, "TARGET_TYPE_SERVER"},
    {kNegotiateExtendedSessionSecurity, "NEGOTIATE_EXTENDED_SESSIONSECURITY"},
    {kNegotiateIdentify, "NEGOTIATE_IDENTIFY"},
    {kRequestNonNtSessionKey, "REQUEST_NON_NT_SESSION_KEY"},
    {kNegotiateTargetInfo, "NEGOTIATE_TARGET_INFO"},
    {kNegotiateVersion, "NEGOTIATE_VERSION"},
    {kNegotiate128, "NEGOTIATE_128"},
    {kNegotiateKeyExch, "NEGOTIATE_KEY_EXCH"},
    {kNegotiate56, "NEGOTIATE_56"},
});

}  // namespace

std::span<const NegotiateFlagRow> NegotiateFlagRows() { return kRows; }

}  // namespace legwork::ntlm
