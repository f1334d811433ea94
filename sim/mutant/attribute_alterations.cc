#include "sim/mutant/groups.h"
#include "sim/world/virtual_clock.h"

// Bugs in *pfContextAttr and *ptsExpiry.
namespace legwork::mutant {
namespace {

constexpr Ticks kUnixEpoch = 116'444'736'000'000'000;

void HideAttributes(Deed& deed) {
  if (deed.Is(Call::kInitialize)) deed.reply.granted_written = false;
}

void HideExpiry(Deed& deed) {
  if (deed.Is(Call::kInitialize)) deed.reply.expiry_written = false;
}

void TellExpiryInSeconds(Deed& deed) {
  if (deed.reply.expiry_written) deed.reply.expiry = (deed.reply.expiry - kUnixEpoch) / kTicksPerSecond;
}

void ReportDelegation(Deed& deed) {
  if (deed.Is(Call::kInitialize) && deed.Finished()) Grant(deed, ContextFlag::kDelegate);
}

void ReportMutualAuthentication(Deed& deed) {
  if (deed.Is(Call::kInitialize) && deed.Finished()) Grant(deed, ContextFlag::kMutualAuth);
}

void ForgetMutualAuthentication(Deed& deed) {
  if (!deed.Finished()) return;
  const Role role = deed.Is(Call::kAccept) ? Role::kAcceptor : Role::kInitiator;
  deed.reply.granted &= ~MaskFromFlags(ContextFlag::kMutualAuth, role, FlagDirection::kReturn);
}

void ReportTwoSemantics(Deed& deed) {
  if (deed.Finished()) Grant(deed, ContextFlag::kDatagram | ContextFlag::kConnection);
}

void ReportUnknownBits(Deed& deed) {
  constexpr std::uint32_t kBit = 0x80000000;
  if (deed.Is(Call::kInitialize) && deed.Succeeded()) deed.reply.granted |= kBit;
}

void ReportStream(Deed& deed) {
  if (deed.Finished()) Grant(deed, ContextFlag::kStream);
}

void ReportConfidentiality(Deed& deed) {
  if (deed.Is(Call::kAccept) && deed.Finished()) Grant(deed, ContextFlag::kConfidentiality);
}

constexpr Mutant kRows[] = {
    {"attributes_not_written", "ISC-N-038", "kerberos/mutual_auth", "*pfContextAttr is left alone", HideAttributes},
    {"expiry_not_written", "ISC-N-043", "kerberos/mutual_auth", "*ptsExpiry is left alone", HideExpiry},
    {"expiry_in_seconds", "TSP-001", "kerberos/mutual_auth", "*ptsExpiry counts seconds since 1970",
     TellExpiryInSeconds},
    {"delegates_on_ntlm", "ISC-L-002", "ntlm/delegation", "DELEGATE is reported whatever happened", ReportDelegation},
    {"mutual_without_proof", "CTX-004", "kerberos/delegation_without_mutual_auth",
     "MUTUAL_AUTH is reported whatever happened", ReportMutualAuthentication},
    {"mutual_forgotten", "CTX-003", "kerberos/mutual_auth", "MUTUAL_AUTH is not reported though it was achieved",
     ForgetMutualAuthentication},
    {"two_semantics", "CTX-017", "kerberos/mutual_auth", "DATAGRAM and CONNECTION are reported together",
     ReportTwoSemantics},
    {"unknown_attributes", "ISC-N-039", "kerberos/mutual_auth", "an attribute bit that ISC_RET does not have",
     ReportUnknownBits},
    {"grants_stream", "ISC-N-027", "kerberos/mutual_auth", "STREAM is reported", ReportStream},
    {"guest_keeps_secrets", "CTX-009", "ntlm/guest", "CONFIDENTIALITY is reported for a guest", ReportConfidentiality},
};

}  // namespace

std::span<const Mutant> AttributeMutants() { return kRows; }

}  // namespace legwork::mutant
