#include "sim/ntlm/ntlmv1_response.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/ntlm/nlmp_examples.h"

namespace legwork::ntlm {
namespace {

const CodePage& Page() { return CodePageOf(437); }

std::string LmHashText(std::string_view password) {
  const std::optional<Key> hash = LmHash(Page(), password);
  return hash ? ToHex(*hash) : "none";
}

// MS-NLMP 4.2.2.1.1; the others are known to everybody who ever looked into a SAM.
TEST(Ntlmv1ResponseTest, LmHashesAreThePublishedOnes) {
  EXPECT_EQ(LmHashText("Password"), "e52cac67419a9a224a3b108f3fa6cb6d");
  EXPECT_EQ(LmHashText("pASSWORD"), LmHashText("Password"));
  EXPECT_EQ(LmHashText(""), "aad3b435b51404eeaad3b435b51404ee");
}

TEST(Ntlmv1ResponseTest, SomePasswordsHaveNoLmHash) {
  EXPECT_NE(LmHashText("fourteen chars"), "none");
  EXPECT_EQ(LmHashText("fifteen letters"), "none");
  EXPECT_NE(LmHashText("p\u00E4ss"), "none");
  EXPECT_EQ(LmHashText("\u043F\u0430\u0440\u043E\u043B\u044C"), "none");  // outside the code page
  EXPECT_EQ(LmHashText("\xFF"), "none");
}

// MS-NLMP 4.2.2.2.1 and 4.2.2.2.2.
TEST(Ntlmv1ResponseTest, ResponsesAreThePublishedOnes) {
  const Key nt_hash = NtHash("Password").value();
  EXPECT_EQ(ToHex(nt_hash), "a4f49c406510bdcab6824ee7c30fd852");
  EXPECT_EQ(ToHex(Desl(nt_hash, kExampleServerChallenge)), "67c43011f30298a2ad35ece64f16331c44bdbed927841f94");
  EXPECT_EQ(ToHex(Desl(*LmHash(Page(), "Password"), kExampleServerChallenge)),
            "98def7b87f88aa5dafe2df779688a172def11c7d5ccdef13");
}

// MS-NLMP 4.2.3.2.2, with extended session security.
TEST(Ntlmv1ResponseTest, TheClientsChallengeCountsWithExtendedSessionSecurity) {
  const Challenge challenge =
      Ntlmv1Challenge(kNegotiateExtendedSessionSecurity, kExampleServerChallenge, kExampleClientChallenge);
  EXPECT_EQ(ToHex(Desl(NtHash("Password").value(), challenge)), "7537f803ae367128ca458204bde7caf81e97ed2683267232");
  EXPECT_EQ(Ntlmv1Challenge(0, kExampleServerChallenge, kExampleClientChallenge), kExampleServerChallenge);
}

// MS-NLMP 4.2.2.2.3 and 4.2.3.1.4: the example prints the keys as they go over the wire, under the random session key.
TEST(Ntlmv1ResponseTest, KeyExchangeKeysAreThePublishedOnes) {
  const Ntlmv1Keys keys = {NtHash("Password").value(), LmHash(Page(), "Password")};
  const Ntlmv1Response lm_response = Desl(*keys.lm_hash, kExampleServerChallenge);
  const auto sent = [&](NegotiateFlags flags) {
    const Key key = Ntlmv1KeyExchangeKey(flags, keys, lm_response, kExampleServerChallenge);
    return ToHex(Rc4Key(key, kExampleRandomSessionKey));
  };
  EXPECT_EQ(ToHex(Ntlmv1KeyExchangeKey(0, keys, lm_response, kExampleServerChallenge)),
            "d87262b0cde4b1cb7499becccdf10784");
  EXPECT_EQ(sent(0), "518822b1b3f350c8958682ecbb3e3cb7");
  EXPECT_EQ(sent(kRequestNonNtSessionKey), "7452ca55c225a1ca04b48fae32cf56fc");
  EXPECT_EQ(sent(kNegotiateLmKey), "4cd7bb57d697ef9b549f02b8f9b37864");

  Ntlmv1Response extended = {};
  std::ranges::copy(kExampleClientChallenge, extended.begin());
  EXPECT_EQ(ToHex(Ntlmv1KeyExchangeKey(kNegotiateExtendedSessionSecurity, keys, extended, kExampleServerChallenge)),
            "eb93429a8bd952f8b89c55b87f475edc");
}

// Who has no LM hash has no key that is made of one.
TEST(Ntlmv1ResponseTest, WithoutLmHashTheSessionBaseKeyIsUsed) {
  const Ntlmv1Keys keys = {NtHash("a password of many letters").value(), std::nullopt};
  const Key plain = Ntlmv1KeyExchangeKey(0, keys, Ntlmv1Response{}, kExampleServerChallenge);
  EXPECT_EQ(Ntlmv1KeyExchangeKey(kNegotiateLmKey, keys, Ntlmv1Response{}, kExampleServerChallenge), plain);
  EXPECT_EQ(Ntlmv1KeyExchangeKey(kRequestNonNtSessionKey, keys, Ntlmv1Response{}, kExampleServerChallenge), plain);
}

}  // namespace
}  // namespace legwork::ntlm
