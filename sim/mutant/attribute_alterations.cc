#include "sim/mutant/attribute_alterations.h"

#include "sim/world/virtual_clock.h"

namespace legwork::mutant {
namespace {

constexpr Ticks kUnixEpoch = 116'444'736'000'000'000;

}  // namespace

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

}  // namespace legwork::mutant
