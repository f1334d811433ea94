#include "sim/ntlm/flag_mapping.h"

namespace legwork::ntlm {
namespace {

constexpr NegotiateFlags kAlwaysOffered = kNegotiateUnicode | kRequestTarget | kNegotiateNtlm | kNegotiateAlwaysSign |
                                          kNegotiateExtendedSessionSecurity | kNegotiateVersion | kNegotiate128 |
                                          kNegotiate56;

constexpr NegotiateFlags kKnown =
    kAlwaysOffered | kNegotiateOem | kNegotiateSign | kNegotiateSeal | kNegotiateIdentify | kNegotiateKeyExch;

constexpr ContextFlags kDetection = ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect;

}  // namespace

NegotiateFlags FlagsToOffer(ContextFlags requested) {
  NegotiateFlags offered = kAlwaysOffered;
  if (requested.HasAny(kDetection | ContextFlag::kIntegrity)) offered |= kNegotiateSign | kNegotiateKeyExch;
  if (requested.Has(ContextFlag::kConfidentiality)) offered |= kNegotiateSeal | kNegotiateSign | kNegotiateKeyExch;
  if (requested.Has(ContextFlag::kIdentify)) offered |= kNegotiateIdentify;
  return offered;
}

NegotiateFlags FlagsToAnswer(NegotiateFlags offered) {
  NegotiateFlags answer = (offered & kKnown) | kNegotiateNtlm | kNegotiateAlwaysSign;
  if ((answer & kNegotiateUnicode) != 0) answer &= ~kNegotiateOem;
  if ((answer & kNegotiateExtendedSessionSecurity) == 0) answer |= offered & kNegotiateLmKey;
  return answer;
}

NegotiateFlags WithHabits(NegotiateFlags flags, const NtlmHabits& habits) {
  if (habits.version != VersionHabit::kGiven) flags &= ~kNegotiateVersion;
  return (flags | habits.flags_on) & ~habits.flags_off;
}

ContextFlags GrantedFlags(NegotiateFlags negotiated, ContextFlags requested) {
  ContextFlags granted =
      (negotiated & kNegotiateDatagram) != 0 ? ContextFlag::kDatagram : ContextFlag::kConnection;  // CTX-017
  if ((negotiated & kNegotiateIdentify) != 0) granted |= ContextFlag::kIdentify;
  if ((negotiated & kNegotiateAnonymous) != 0) return granted | ContextFlag::kNullSession;
  if ((negotiated & kNegotiateSign) != 0) granted |= (requested & kDetection) | ContextFlag::kIntegrity;
  if ((negotiated & kNegotiateSeal) != 0) granted |= ContextFlag::kConfidentiality;
  return granted;
}

}  // namespace legwork::ntlm
