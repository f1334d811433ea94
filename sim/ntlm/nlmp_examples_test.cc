#include "sim/ntlm/nlmp_examples.h"

#include <gtest/gtest.h>

#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/challenge_response.h"
#include "sim/ntlm/message_stream.h"
#include "sim/ntlm/ntlm_credential.h"
#include "sim/ntlm/ntlm_fixture.h"
#include "sim/ntlm/session_key.h"
#include "sim/wire/utf16.h"

// The examples of MS-NLMP 4.2 as a whole: the messages, made of what goes into them, octet for octet, and the first
// sealed message of each.
namespace legwork::ntlm {
namespace {

struct Example {
  std::string_view challenge;
  std::string_view authenticate;
  NegotiateFlags flags;       // negotiated
  NegotiateFlags sent_flags;  // as printed in the AUTHENTICATE_MESSAGE
  std::uint8_t level;         // LmCompatibilityLevel
};

constexpr Example kVersion1 = {kExampleVersion1Challenge, kExampleVersion1Authenticate, kExampleVersion1Flags,
                               kExampleVersion1SentFlags, 1};
constexpr Example kExtended = {kExampleExtendedChallenge, kExampleExtendedAuthenticate, kExampleExtendedFlags,
                               kExampleExtendedSentFlags, 1};
constexpr Example kVersion2 = {kExampleChallengeMessage, kExampleAuthenticateMessage, kExampleFlags, kExampleSentFlags,
                               3};

class NlmpExamplesTest : public testing::Test {
 protected:
  // Answer makes the responses, and writes the message around them.
  Bytes Answer(const Example& example) {
    NtlmWorld world;
    NtlmHabits habits;
    habits.level = example.level;
    habits.omits_zero_bindings = habits.omits_target_name = true;  // the examples are older than these pairs
    SecStatus status = SecStatus::kInternalError;
    const auto credential = NtlmCredential::Make(world.client, {"User", "Domain", "Password", true, false}, status);
    const Bytes challenge_token = Unhex(example.challenge);
    const ChallengeMessage challenge = ReadChallengeMessage(challenge_token).value();
    EXPECT_EQ(challenge.negotiate_flags, example.flags);
    EXPECT_TRUE(Respond({.credential = *credential,
                         .habits = habits,
                         .challenge = challenge,
                         .flags = challenge.negotiate_flags,
                         .client_challenge = kExampleClientChallenge},
                        responses_));

    AuthenticateMessage message;
    const Bytes workstation = Utf16LeFromUtf8("COMPUTER").value();
    message.lm_challenge_response = responses_.lm;
    message.nt_challenge_response = responses_.nt;
    message.domain_name = credential->domain_name();
    message.user_name = credential->user_name();
    message.workstation = workstation;
    const Key encrypted = Rc4Key(responses_.key_exchange_key, kExampleRandomSessionKey);
    if ((example.flags & kNegotiateKeyExch) != 0) message.encrypted_random_session_key = encrypted;
    message.negotiate_flags = example.sent_flags;
    message.version = Version{5, 1, 2600, kNtlmsspRevisionW2k3};
    Bytes token;
    Writer out(token);
    WriteAuthenticateMessage(message, out);
    return token;
  }

  // Sealed is the first message, with its signature behind it.
  static std::string Sealed(NegotiateFlags flags, const Key& exported_session_key) {
    MessageStream stream(flags, exported_session_key, Role::kInitiator);
    Bytes text = Utf16LeFromUtf8("Plaintext").value();
    const ByteView covered = text;
    const ByteSpan sealed = text;
    const Signature signature = stream.Seal({&covered, 1}, {&sealed, 1});
    return ToHex(text) + " " + ToHex(signature);
  }

  Responses responses_;
};

TEST_F(NlmpExamplesTest, Version1) {
  EXPECT_EQ(ToHex(Answer(kVersion1)), ToHex(Unhex(kVersion1.authenticate)));
  EXPECT_EQ(ToHex(responses_.key_exchange_key), "d87262b0cde4b1cb7499becccdf10784");
  EXPECT_EQ(Sealed(kVersion1.flags, kExampleRandomSessionKey),
            "56fe04d861f9319af0d7238a2e3b4d457fb8 010000000000000009dcd1df2e459d36");
}

// The printed flags say that there is target information, and there is none.
TEST_F(NlmpExamplesTest, Version1ContradictsItsFlags) {
  EXPECT_NE(kExampleVersion1SentFlags & kNegotiateTargetInfo, 0u);
  EXPECT_EQ(kExampleVersion1Flags & kNegotiateTargetInfo, 0u);
  const Bytes token = Unhex(kExampleVersion1Challenge);
  EXPECT_TRUE(ReadChallengeMessage(token)->target_info.empty());
}

TEST_F(NlmpExamplesTest, Version1WithExtendedSessionSecurity) {
  EXPECT_EQ(ToHex(Answer(kExtended)), ToHex(Unhex(kExtended.authenticate)));
  EXPECT_EQ(ToHex(responses_.key_exchange_key), "eb93429a8bd952f8b89c55b87f475edc");
  EXPECT_EQ(ToHex(SigningKey(responses_.key_exchange_key, Role::kInitiator)), "60e799be5c72fc92922ae8ebe961fb8d");
  EXPECT_EQ(ToHex(MakeSealingKey(kExtended.flags, responses_.key_exchange_key, Role::kInitiator).bytes),
            "04dd7f014d8504d265a25cc86a3a7c06");
  EXPECT_EQ(Sealed(kExtended.flags, responses_.key_exchange_key),
            "a02372f6530273f3aa1eb90190ce5200c99d 01000000ff2aeb52f681793a00000000");
}

TEST_F(NlmpExamplesTest, Version2) {
  EXPECT_EQ(ToHex(Answer(kVersion2)), ToHex(Unhex(kVersion2.authenticate)));
  EXPECT_EQ(ToHex(responses_.key_exchange_key), ToHex(Unhex(kExampleSessionBaseKey)));
  EXPECT_EQ(Sealed(kVersion2.flags, kExampleRandomSessionKey),
            "54e50165bf1936dc996020c1811b0f06fb5f 010000007fb38ec5c55d497600000000");
}

// All three print REQUEST_TARGET in place of OEM and of the target's type.
TEST_F(NlmpExamplesTest, NoAuthenticateMessageCarriesItsExamplesFlags) {
  for (const Example& example : {kVersion1, kExtended, kVersion2}) {
    EXPECT_EQ(example.sent_flags & (kNegotiateOem | kTargetTypeServer | kRequestTarget), kRequestTarget);
    EXPECT_EQ(example.flags & (kNegotiateOem | kTargetTypeServer | kRequestTarget), kNegotiateOem | kTargetTypeServer);
    const NegotiateFlags rest = ~(kNegotiateOem | kTargetTypeServer | kRequestTarget | kNegotiateTargetInfo);
    EXPECT_EQ(example.flags & rest, example.sent_flags & rest);
  }
}

}  // namespace
}  // namespace legwork::ntlm
