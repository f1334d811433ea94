#include "sim/ntlm/ntlm_acceptor.h"

#include <gtest/gtest.h>

#include <functional>

#include "sim/ntlm/nlmp_examples.h"
#include "sim/ntlm/ntlm_fixture.h"
#include "sim/wire/utf16.h"

namespace legwork::ntlm {
namespace {

constexpr ContextFlags kProtection = ContextFlag::kIntegrity | ContextFlag::kConfidentiality;

// Accepted is the acceptor's last word if `change` works on the AuthenticateMessage's bytes.
SecStatus Accepted(const std::function<void(Bytes&)>& change, const Identity& client = NtlmWorld::Alice()) {
  NtlmWorld world;
  Pair pair(world, client);
  pair.client_request.requested = kProtection;
  pair.Negotiate();
  pair.Challenge();
  pair.Authenticate();
  change(pair.authenticate.token);
  pair.Accept();
  EXPECT_EQ(pair.acceptor->established(), !IsFailure(pair.accept.status));
  EXPECT_TRUE(pair.accept.token.empty());
  return pair.accept.status;
}

void Nothing(Bytes& /*token*/) {}

std::function<void(Bytes&)> Rewriting(const std::function<void(AuthenticateMessage&)>& change) {
  return [change](Bytes& token) {
    const Bytes before = token;
    AuthenticateMessage message = ReadAuthenticateMessage(before).value();
    change(message);
    token.clear();
    Writer out(token);
    WriteAuthenticateMessage(message, out);
  };
}

SecStatus Challenged(ByteView token) {
  NtlmWorld world;
  Pair pair(world);
  pair.negotiate.token = ToBytes(token);
  pair.Challenge();
  return pair.challenge.status;
}

Bytes Negotiate(NegotiateFlags flags) {
  Bytes token;
  Writer out(token);
  WriteNegotiateMessage({flags, {}, {}, kOwnVersion}, out);
  return token;
}

TEST(NtlmAcceptor, RefusesNoTokenAndTheOtherMessagesFirst) {
  EXPECT_EQ(Challenged({}), SecStatus::kInvalidToken);
  EXPECT_EQ(Challenged(AsBytes("`spnego")), SecStatus::kInvalidToken);
  EXPECT_EQ(Challenged(Unhex(kExampleChallengeMessage)), SecStatus::kInvalidToken);
  EXPECT_EQ(Challenged(Unhex(kExampleAuthenticateMessage)), SecStatus::kInvalidToken);
}

TEST(NtlmAcceptor, RefusesEveryTruncationOfNegotiateAndTakesTrailingBytes) {
  Bytes token = Negotiate(kNegotiateUnicode | kNegotiateVersion);
  for (std::size_t size = 0; size < token.size(); ++size) {
    EXPECT_EQ(Challenged(ByteView(token).first(size)), SecStatus::kInvalidToken) << size;
  }
  token.push_back(0);
  EXPECT_EQ(Challenged(token), SecStatus::kContinueNeeded);
}

TEST(NtlmAcceptor, NeedsAnEncodingItCanSpeak) {
  EXPECT_EQ(Challenged(Negotiate(kNegotiateOem)), SecStatus::kContinueNeeded);
  EXPECT_EQ(Challenged(Negotiate(kNegotiateUnicode)), SecStatus::kContinueNeeded);
  EXPECT_EQ(Challenged(Negotiate(0)), SecStatus::kInvalidToken);
}

// NLM-009
TEST(NtlmAcceptor, DemandsStrongKeysIfMessagesAreToBeProtected) {
  EXPECT_EQ(Challenged(Negotiate(kNegotiateUnicode | kNegotiateSeal)), SecStatus::kUnsupportedFunction);
  EXPECT_EQ(Challenged(Negotiate(kNegotiateUnicode | kNegotiateSeal | kNegotiate128)), SecStatus::kContinueNeeded);
}

// Behind the MIC no octet can be added unnoticed.
TEST(NtlmAcceptor, RefusesEveryTruncationOfAuthenticateAndAddedBytes) {
  EXPECT_EQ(Accepted(Nothing), SecStatus::kOk);
  std::size_t whole = 0;
  Accepted([&](Bytes& token) { whole = token.size(); });
  for (std::size_t size = 0; size < whole; ++size) {
    EXPECT_EQ(Accepted([&](Bytes& token) { token.resize(size); }), SecStatus::kInvalidToken) << size;
  }
  EXPECT_EQ(Accepted([](Bytes& token) { token.push_back(0); }), SecStatus::kInvalidToken);
}

TEST(NtlmAcceptor, NeverAcceptsAChangedAuthenticate) {
  std::size_t whole = 0;
  Accepted([&](Bytes& token) { whole = token.size(); });
  for (std::size_t i = 0; i < whole; ++i) {
    for (const std::uint8_t change : {0x01, 0x80}) {
      const SecStatus status = Accepted([&](Bytes& token) { token[i] ^= change; });
      EXPECT_TRUE(status == SecStatus::kInvalidToken || status == SecStatus::kLogonDenied ||
                  status == SecStatus::kUnsupportedFunction)
          << i << " " << SecStatusText(status);
    }
  }
}

TEST(NtlmAcceptor, NeverAcceptsAChangedNegotiateOrChallenge) {
  for (const bool changes_negotiate : {true, false}) {
    const std::size_t size = changes_negotiate ? 40 : 100;
    for (std::size_t i = 0; i < size; ++i) {
      NtlmWorld world;
      Pair pair(world);
      pair.Negotiate();
      if (changes_negotiate) pair.negotiate.token[i] ^= 0x02;
      pair.Challenge();
      if (IsFailure(pair.challenge.status)) continue;
      if (!changes_negotiate) pair.challenge.token[i] ^= 0x02;
      pair.Authenticate();
      if (IsFailure(pair.authenticate.status)) continue;
      pair.Accept();
      EXPECT_TRUE(IsFailure(pair.accept.status)) << i;
    }
  }
}

TEST(NtlmAcceptor, DeniesWrongPasswordsUnknownUsersAndDisabledAccounts) {
  EXPECT_EQ(Accepted(Nothing, NtlmWorld::Alice("wrong")), SecStatus::kLogonDenied);
  EXPECT_EQ(Accepted(Nothing, {"mallory", "EXAMPLE", "pw", true, false}), SecStatus::kLogonDenied);
  EXPECT_EQ(Accepted(Nothing, {"alice", "ELSEWHERE", "alice-pw", true, false}), SecStatus::kLogonDenied);
  NtlmWorld world;
  Account disabled = *world.directory.FindUser("alice", "EXAMPLE");
  disabled.disabled = true;
  world.directory.Add(disabled);
  EXPECT_EQ(Pair(world).Exchange(), SecStatus::kLogonDenied);
}

// A MIC is no substitute for the response, nor its absence an excuse.
TEST(NtlmAcceptor, DeniesAWrongPasswordAlsoWithoutAMic) {
  const auto strip = Rewriting([](AuthenticateMessage& message) { message.mic.reset(); });
  EXPECT_EQ(Accepted(strip, NtlmWorld::Alice("wrong")), SecStatus::kLogonDenied);
  EXPECT_EQ(Accepted(strip), SecStatus::kInvalidToken) << "the response says that there is one";
}

TEST(NtlmAcceptor, DeniesTheOldResponses) {
  const Bytes ntlmv1(24, 0x42);
  EXPECT_EQ(Accepted(Rewriting([&](AuthenticateMessage& message) { message.nt_challenge_response = ntlmv1; })),
            SecStatus::kLogonDenied);
  EXPECT_EQ(Accepted(Rewriting([](AuthenticateMessage& message) { message.nt_challenge_response = {}; })),
            SecStatus::kLogonDenied);
}

TEST(NtlmAcceptor, RefusesASessionKeyOfAnotherSize) {
  EXPECT_EQ(Accepted(Rewriting([](AuthenticateMessage& message) { message.encrypted_random_session_key = {}; })),
            SecStatus::kInvalidToken);
  const Bytes odd(15);
  EXPECT_EQ(Accepted(Rewriting([&](AuthenticateMessage& message) { message.encrypted_random_session_key = odd; })),
            SecStatus::kInvalidToken);
}

TEST(NtlmAcceptor, ARecordedAuthenticateFitsNoOtherChallenge) {
  NtlmWorld world;
  Pair first(world);
  EXPECT_EQ(first.Exchange(), SecStatus::kOk);
  Pair second(world);
  second.Negotiate();
  second.Challenge();
  second.authenticate.token = first.authenticate.token;
  second.Accept();
  EXPECT_EQ(second.accept.status, SecStatus::kLogonDenied);
}

TEST(NtlmAcceptor, NoticesANewPassword) {
  NtlmWorld world;
  Pair pair(world);
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  Account changed = *world.directory.FindUser("alice", "EXAMPLE");
  changed.password = "new-pw";
  world.directory.Add(changed);
  Pair again(world);
  again.acceptor = kNtlmPackage.make_acceptor(kNtlmPackage, world.server, *pair.server_credential);
  EXPECT_EQ(again.Exchange(), SecStatus::kLogonDenied);
  Pair renewed(world, NtlmWorld::Alice("new-pw"));
  renewed.acceptor = kNtlmPackage.make_acceptor(kNtlmPackage, world.server, *pair.server_credential);
  EXPECT_EQ(renewed.Exchange(), SecStatus::kOk);
}

// Old initiators without Unicode: names are OEM characters in the message, and UTF-16 under the hash all the same.
TEST(NtlmAcceptor, ReadsNamesInOemCharacters) {
  NtlmWorld world;
  Pair pair(world);
  pair.negotiate.token = Negotiate(kNegotiateOem | kNegotiateNtlm);
  pair.Challenge();
  const ChallengeMessage challenge = ReadChallengeMessage(pair.challenge.token).value();
  Bytes response;
  Writer out(response);
  PutNtlmv2ResponseHead(out, static_cast<std::uint64_t>(kWorldStart), {});
  PutAvEol(out);
  const Key nt_hash = NtHash("alice-pw").value();
  const ResponseKey key(Ntowfv2(nt_hash, Utf16LeFromUtf8("alice").value(), Utf16LeFromUtf8("EXAMPLE").value()));
  out.PatchBytes(0, key.NtProofStr(challenge.server_challenge, out.Written(16)));
  AuthenticateMessage message;
  message.nt_challenge_response = response;
  message.user_name = AsBytes("alice");
  message.domain_name = AsBytes("EXAMPLE");
  message.negotiate_flags = kNegotiateOem | kNegotiateNtlm;
  Writer token(pair.authenticate.token);
  WriteAuthenticateMessage(message, token);
  pair.Accept();
  EXPECT_EQ(pair.accept.status, SecStatus::kOk);
}

}  // namespace
}  // namespace legwork::ntlm
