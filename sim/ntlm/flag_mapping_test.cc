#include "sim/ntlm/flag_mapping.h"

#include <gtest/gtest.h>

namespace legwork::ntlm {
namespace {

// windows-observed C06: what Windows offers for integrity, less LAN Manager and OEM.
TEST(FlagMapping, OffersWhatWasAskedFor) {
  EXPECT_EQ(FlagsToOffer(ContextFlag::kIntegrity), 0xE2088215u);
  EXPECT_EQ(FlagsToOffer(ContextFlag::kConfidentiality), 0xE2088235u);
  EXPECT_EQ(FlagsToOffer({}), 0xA2088205u);
  EXPECT_EQ(FlagsToOffer(ContextFlag::kIdentify), 0xA2188205u);
}

TEST(FlagMapping, AnswersWhatIsKnown) {
  EXPECT_EQ(FlagsToAnswer(0xE2088297), 0xE2088215u) << "Unicode before OEM, extended security before LAN Manager";
  EXPECT_EQ(FlagsToAnswer(kNegotiateOem), kNegotiateOem | kNegotiateNtlm | kNegotiateAlwaysSign);
  EXPECT_NE(FlagsToAnswer(kNegotiateUnicode | kNegotiateLmKey) & kNegotiateLmKey, 0u);
  EXPECT_EQ(FlagsToAnswer(kNegotiateUnicode | kNegotiateDatagram | kTargetTypeServer | 0x100u),
            kNegotiateUnicode | kNegotiateNtlm | kNegotiateAlwaysSign);
}

TEST(FlagMapping, GrantsWhatWasNegotiated) {
  const ContextFlags all = ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect | ContextFlag::kConfidentiality;
  EXPECT_EQ(GrantedFlags(0, all), ContextFlags(ContextFlag::kConnection));
  EXPECT_EQ(GrantedFlags(kNegotiateSign, {}), ContextFlag::kConnection | ContextFlag::kIntegrity);
  EXPECT_EQ(GrantedFlags(kNegotiateSign, ContextFlag::kReplayDetect),
            ContextFlag::kConnection | ContextFlag::kIntegrity | ContextFlag::kReplayDetect);
  EXPECT_EQ(GrantedFlags(kNegotiateSign | kNegotiateSeal | kNegotiateAnonymous, all),
            ContextFlag::kConnection | ContextFlag::kNullSession);
}

}  // namespace
}  // namespace legwork::ntlm
