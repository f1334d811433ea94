#include "sim/ntlm/session_key.h"

#include <gtest/gtest.h>

#include "sim/ntlm/nlmp_examples.h"

namespace legwork::ntlm {
namespace {

// MS-NLMP 4.2.4.4
TEST(SessionKey, DerivesThePublishedKeys) {
  EXPECT_EQ(ToHex(SigningKey(kExampleRandomSessionKey, Role::kInitiator)), "4788dc861b4782f35d43fd98fe1a2d39");
  EXPECT_EQ(ToHex(MakeSealingKey(kExampleFlags, kExampleRandomSessionKey, Role::kInitiator).view()),
            "59f600973cc4960a25480a7c196e4c58");
}

// MS-NLMP 4.2.3.4: of the flags of 4.2.3 only 56 is about strength, and the printed sealing key is of seven octets.
TEST(SessionKey, DerivesThePublishedKeysOf56Bits) {
  const Key exported = ExampleKey("eb93429a8bd952f8b89c55b87f475edc");
  EXPECT_EQ(ToHex(SigningKey(exported, Role::kInitiator)), "60e799be5c72fc92922ae8ebe961fb8d");
  EXPECT_EQ(ToHex(MakeSealingKey(0x820A8233, exported, Role::kInitiator).view()), "04dd7f014d8504d265a25cc86a3a7c06");
}

TEST(SessionKey, DirectionsDiffer) {
  EXPECT_NE(SigningKey(kExampleRandomSessionKey, Role::kInitiator),
            SigningKey(kExampleRandomSessionKey, Role::kAcceptor));
  EXPECT_NE(MakeSealingKey(kExampleFlags, kExampleRandomSessionKey, Role::kInitiator).bytes,
            MakeSealingKey(kExampleFlags, kExampleRandomSessionKey, Role::kAcceptor).bytes);
}

TEST(SessionKey, StrengthFollowsTheFlags) {
  constexpr NegotiateFlags kBase = kNegotiateExtendedSessionSecurity;
  EXPECT_EQ(SealingKeyBits(kBase | kNegotiate128 | kNegotiate56), 128u);
  EXPECT_EQ(SealingKeyBits(kBase | kNegotiate56), 56u);
  EXPECT_EQ(SealingKeyBits(kBase), 40u);
  const Key key = kExampleRandomSessionKey;
  const Key strong = MakeSealingKey(kBase | kNegotiate128, key, Role::kInitiator).bytes;
  const Key medium = MakeSealingKey(kBase | kNegotiate56, key, Role::kInitiator).bytes;
  const Key weak = MakeSealingKey(kBase, key, Role::kInitiator).bytes;
  EXPECT_NE(strong, medium);
  EXPECT_NE(medium, weak);
}

TEST(SessionKey, WithoutExtendedSecurityTheKeyItselfSealsOrWhatLanManagerLeavesOfIt) {
  const Key key = ExampleKey("000102030405060708090a0b0c0d0e0f");
  EXPECT_EQ(ToHex(MakeSealingKey(0, key, Role::kAcceptor).view()), ToHex(key));
  EXPECT_EQ(ToHex(MakeSealingKey(kNegotiateLmKey | kNegotiate56, key, Role::kAcceptor).view()), "00010203040506a0");
  EXPECT_EQ(ToHex(MakeSealingKey(kNegotiateLmKey, key, Role::kAcceptor).view()), "0001020304e538b0");
  EXPECT_EQ(ToHex(MakeSealingKey(kNegotiateDatagram | kNegotiate128, key, Role::kAcceptor).view()), "0001020304e538b0");
}

}  // namespace
}  // namespace legwork::ntlm
