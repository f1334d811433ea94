#include "sim/ntlm/response_key.h"

#include <gtest/gtest.h>

#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/nlmp_examples.h"
#include "sim/wire/utf16.h"

namespace legwork::ntlm {
namespace {

ResponseKey ExampleResponseKey() { return ResponseKey(ExampleKey(kExampleNtowfv2)); }

Bytes Units(std::string_view text) { return Utf16LeFromUtf8(text).value(); }

// MS-NLMP 4.2.2.1.2 and 4.2.4.1.1
TEST(ResponseKey, DerivesThePublishedKeys) {
  const Key nt_hash = NtHash("Password").value();
  EXPECT_EQ(ToHex(nt_hash), "a4f49c406510bdcab6824ee7c30fd852");
  EXPECT_EQ(Ntowfv2(nt_hash, Unhex(kExampleUser), Unhex(kExampleDomain)), ExampleKey(kExampleNtowfv2));
}

// MS-NLMP 4.2.4.2 and 4.2.4.1.2
TEST(ResponseKey, ComputesThePublishedResponses) {
  const Bytes token = Unhex(kExampleAuthenticateMessage);
  const AuthenticateMessage message = ReadAuthenticateMessage(token).value();
  const ByteView client_challenge = message.nt_challenge_response.subspan(kNtProofStrSize);
  const Key proof = ExampleResponseKey().NtProofStr(kExampleServerChallenge, client_challenge);
  EXPECT_EQ(proof, ExampleKey(kExampleNtProofStr));
  EXPECT_EQ(ExampleResponseKey().SessionBaseKey(proof), ExampleKey(kExampleSessionBaseKey));
  EXPECT_EQ(ToHex(ExampleResponseKey().LmChallengeResponse(kExampleServerChallenge, kExampleClientChallenge)),
            ToHex(message.lm_challenge_response));
}

// MS-NLMP 4.2.4.2.3
TEST(ResponseKey, EncryptsThePublishedRandomSessionKey) {
  const Key encrypted = Rc4Key(ExampleKey(kExampleSessionBaseKey), kExampleRandomSessionKey);
  EXPECT_EQ(ToHex(encrypted), "c5dad2544fc9799094ce1ce90bc9d03e");
  EXPECT_EQ(Rc4Key(ExampleKey(kExampleSessionBaseKey), encrypted), kExampleRandomSessionKey);
}

TEST(ResponseKey, UpperCasesTheUserAndNotTheDomain) {
  const Key nt_hash = NtHash("pw").value();
  const Bytes domain = Units("Example");
  EXPECT_EQ(Ntowfv2(nt_hash, Units("alice"), domain), Ntowfv2(nt_hash, Units("ALICE"), domain));
  EXPECT_NE(Ntowfv2(nt_hash, Units("alice"), domain), Ntowfv2(nt_hash, Units("alice"), Units("EXAMPLE")));
}

TEST(ResponseKey, UpperCasesNamesOutsideAscii) {
  const Key nt_hash = NtHash("pw").value();
  const Bytes domain = Units("Bücher");
  for (const auto& [lower, upper] : {std::pair("üsér", "ÜSÉR"), std::pair("юзер", "ЮЗЕР"), std::pair("𝄞a", "𝄞A")}) {
    EXPECT_EQ(Ntowfv2(nt_hash, Units(lower), domain), Ntowfv2(nt_hash, Units(upper), domain)) << lower;
  }
  EXPECT_NE(Ntowfv2(nt_hash, Units("straße"), domain), Ntowfv2(nt_hash, Units("STRASSE"), domain));
  EXPECT_NE(Ntowfv2(nt_hash, Units("ılgaz"), domain), Ntowfv2(nt_hash, Units("ILGAZ"), domain));
}

TEST(ResponseKey, RefusesAPasswordThatIsNoText) { EXPECT_FALSE(NtHash("\xFF")); }

// The hash covers four empty addresses' numbers, the size and the data.
TEST(ResponseKey, HashesChannelBindings) {
  const Bytes whole = Unhex("00000000 00000000 00000000 00000000 03000000 616263");
  EXPECT_EQ(ChannelBindingsHash(AsBytes("abc")), Md5({whole}));
}

}  // namespace
}  // namespace legwork::ntlm
