#include <gtest/gtest.h>

#include "sim/ntlm/authenticate_message.h"
#include "sim/ntlm/challenge_message.h"
#include "sim/ntlm/negotiate_message.h"
#include "sim/ntlm/ntlm_acceptor.h"
#include "sim/ntlm/ntlm_fixture.h"
#include "sim/ntlm/ntlmv2_response.h"
#include "sim/ntlm/response_check.h"

// Both sides together: what an application sees of a handshake, and what travels.
namespace legwork::ntlm {
namespace {

constexpr ContextFlags kProtection = ContextFlag::kIntegrity | ContextFlag::kConfidentiality;

Ntlmv2Response ResponseOf(const AuthenticateMessage& message) {
  return ReadNtlmv2Response(message.nt_challenge_response).value();
}

TEST(NtlmHandshake, TakesThreeLegsAndAgreesOnKeysAndNames) {
  NtlmWorld world;
  Pair pair(world);
  pair.client_request.requested = kProtection;
  pair.Negotiate();
  EXPECT_EQ(pair.negotiate.status, SecStatus::kContinueNeeded);
  EXPECT_FALSE(pair.initiator->established());
  pair.Challenge();
  EXPECT_EQ(pair.challenge.status, SecStatus::kContinueNeeded);
  pair.Authenticate();
  EXPECT_EQ(pair.authenticate.status, SecStatus::kOk);
  EXPECT_FALSE(pair.authenticate.token.empty());
  EXPECT_TRUE(pair.initiator->established());
  pair.Accept();
  EXPECT_EQ(pair.accept.status, SecStatus::kOk);
  EXPECT_TRUE(pair.accept.token.empty());
  EXPECT_TRUE(pair.acceptor->established());

  ContextFacts client;
  ContextFacts server;
  pair.initiator->Describe(client);
  pair.acceptor->Describe(server);
  EXPECT_EQ(client.session_key.size(), 16u);
  EXPECT_EQ(client.session_key, server.session_key);
  EXPECT_EQ(client.user, "EXAMPLE\\alice");
  EXPECT_EQ(server.user, "EXAMPLE\\alice");
  EXPECT_EQ(server.client_specified_target, "HTTP/web.example.com");
  EXPECT_EQ(server.signature_algorithm, "HMAC-MD5");
  EXPECT_EQ(server.key_bits, 128u);
  EXPECT_EQ(server.sizes.max_token, 2888u);
  EXPECT_EQ(server.sizes.max_signature, 16u);
  EXPECT_EQ(server.last_client_token, 0u);
  EXPECT_GT(server.expiry, world.time.Now() + 3600 * kTicksPerSecond);
}

// NLM-001 to NLM-003: which request sets which bit, one at a time.
TEST(NtlmHandshake, RequestsBecomeNegotiateFlags) {
  const struct {
    ContextFlags requested;
    NegotiateFlags expected;
  } kCases[] = {
      {{}, 0},
      {ContextFlag::kConnection, 0},
      {ContextFlag::kExtendedError, 0},
      {ContextFlag::kMutualAuth, 0},
      {ContextFlag::kUseDceStyle, 0},
      {ContextFlag::kDelegate, 0},
      {ContextFlag::kIntegrity, kNegotiateSign},
      {ContextFlag::kReplayDetect, kNegotiateSign},
      {ContextFlag::kSequenceDetect, kNegotiateSign},
      {ContextFlag::kConfidentiality, kNegotiateSign | kNegotiateSeal},
  };
  for (const auto& row : kCases) {
    NtlmWorld world;
    Pair pair(world);
    pair.client_request.requested = row.requested;
    EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
    const NegotiateFlags offered = ReadNegotiateMessage(pair.negotiate.token)->negotiate_flags;
    const NegotiateFlags answered = ReadChallengeMessage(pair.challenge.token)->negotiate_flags;
    EXPECT_EQ(offered & (kNegotiateSign | kNegotiateSeal), row.expected) << row.requested.bits();
    EXPECT_NE(offered & kNegotiateAlwaysSign, 0u);
    EXPECT_EQ(offered & kNegotiateKeyExch, row.expected != 0 ? kNegotiateKeyExch : 0u);
    EXPECT_EQ(answered & offered, offered) << "NLM-005";
  }
}

// ISC-L-002, ASC-L-001, AMB-15, CTX-006, CTX-007.
TEST(NtlmHandshake, GrantsWhatItCanAndNeverDelegationOrMutualAuthentication) {
  NtlmWorld world;
  Pair pair(world);
  const ContextFlags all = ContextFlag::kDelegate | ContextFlag::kMutualAuth | ContextFlag::kReplayDetect |
                           ContextFlag::kSequenceDetect | ContextFlag::kConfidentiality | ContextFlag::kIdentify;
  pair.client_request.requested = all;
  pair.server_request.requested = all;
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  const ContextFlags expected = ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect |
                                ContextFlag::kConfidentiality | ContextFlag::kIntegrity | ContextFlag::kIdentify |
                                ContextFlag::kConnection;
  EXPECT_EQ(pair.authenticate.granted, expected);
  EXPECT_EQ(pair.accept.granted, expected);
}

TEST(NtlmHandshake, ReplayDetectionAloneBringsIntegrity) {
  NtlmWorld world;
  Pair pair(world);
  pair.client_request.requested = ContextFlag::kReplayDetect;
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  EXPECT_TRUE(pair.authenticate.granted.HasAll(ContextFlag::kIntegrity | ContextFlag::kReplayDetect));
  EXPECT_FALSE(pair.authenticate.granted.Has(ContextFlag::kConfidentiality));
  EXPECT_TRUE(pair.accept.granted.Has(ContextFlag::kIntegrity));
}

TEST(NtlmHandshake, AuthenticateHasAMicAndNoLmResponse) {
  NtlmWorld world;
  Pair pair(world);
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  const AuthenticateMessage message = ReadAuthenticateMessage(pair.authenticate.token).value();
  EXPECT_TRUE(message.mic);
  EXPECT_TRUE(SameBytes(message.lm_challenge_response, Bytes(24)));
  EXPECT_EQ(ResponseOf(message).av_pairs.Flags(), kAvFlagMicPresent);
  EXPECT_EQ(ResponseOf(message).timestamp, static_cast<std::uint64_t>(kWorldStart));
  EXPECT_TRUE(SameBytes(*ResponseOf(message).av_pairs.Find(AvId::kMsvAvChannelBindings), Bytes(16)));
}

TEST(NtlmHandshake, AnUnverifiedTargetNameIsMarked) {
  NtlmWorld world;
  Pair pair(world);
  pair.client_request.requested = ContextFlag::kUnverifiedTargetName;
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  const AuthenticateMessage message = ReadAuthenticateMessage(pair.authenticate.token).value();
  EXPECT_EQ(ResponseOf(message).av_pairs.Flags(), kAvFlagMicPresent | kAvFlagUntrustedSpn);
}

TEST(NtlmHandshake, WithoutATimestampThereIsAnLmv2ResponseAndNoMic) {
  NtlmWorld world;
  Pair pair(world);
  pair.Negotiate();
  pair.Challenge();
  ChallengeMessage challenge = ReadChallengeMessage(pair.challenge.token).value();
  challenge.target_info = {};
  Bytes token;
  Writer out(token);
  WriteChallengeMessage(challenge, out);
  pair.challenge.token = token;
  pair.Authenticate();
  const AuthenticateMessage message = ReadAuthenticateMessage(pair.authenticate.token).value();
  EXPECT_FALSE(message.mic);
  EXPECT_FALSE(SameBytes(message.lm_challenge_response, Bytes(24)));
  EXPECT_EQ(message.lm_challenge_response.size(), 24u);
  pair.Accept();
  EXPECT_EQ(pair.accept.status, SecStatus::kOk) << "there is no MIC that could tell";
}

TEST(NtlmHandshake, UnknownPairsComeBackToTheAcceptor) {
  NtlmWorld world;
  Pair pair(world);
  pair.Negotiate();
  pair.Challenge();
  ChallengeMessage challenge = ReadChallengeMessage(pair.challenge.token).value();
  Bytes target_info = {0x77, 0x77, 0x01, 0x00, 0x09};
  Append(target_info, challenge.target_info);
  challenge.target_info = target_info;
  Bytes token;
  Writer out(token);
  WriteChallengeMessage(challenge, out);
  pair.challenge.token = token;
  pair.Authenticate();
  const AuthenticateMessage message = ReadAuthenticateMessage(pair.authenticate.token).value();
  EXPECT_TRUE(SameBytes(message.nt_challenge_response.subspan(44, 5), ByteView(target_info).first(5)));
}

TEST(NtlmHandshake, ContextsOfOneCredentialHaveChallengesOfTheirOwn) {
  NtlmWorld world;
  Pair pair(world);
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  auto second = kNtlmPackage.make_acceptor(kNtlmPackage, world.server, *pair.server_credential);
  pair.server_request.token = pair.negotiate.token;
  LegReply reply;
  second->Step(pair.server_request, reply);
  EXPECT_NE(ReadChallengeMessage(reply.token)->server_challenge,
            ReadChallengeMessage(pair.challenge.token)->server_challenge);
  Pair other(world);
  EXPECT_EQ(other.Exchange(), SecStatus::kOk);
  EXPECT_NE(ReadChallengeMessage(other.challenge.token)->server_challenge,
            ReadChallengeMessage(pair.challenge.token)->server_challenge)
      << "two credentials of one identity";
}

TEST(NtlmHandshake, TheSameSeedGivesTheSameBytes) {
  NtlmWorld first_world;
  NtlmWorld second_world;
  Pair first(first_world);
  Pair second(second_world);
  first.client_request.requested = kProtection;
  second.client_request.requested = kProtection;
  EXPECT_EQ(first.Exchange(), second.Exchange());
  EXPECT_EQ(first.authenticate.token, second.authenticate.token);
}

TEST(NtlmHandshake, ACallOnAnEstablishedContextBeginsAnew) {
  NtlmWorld world;
  Pair pair(world);
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  const Bytes before = pair.authenticate.token;
  pair.client_request.has_token = false;
  pair.client_request.token = {};
  pair.negotiate = {};
  pair.challenge = {};
  pair.authenticate = {};
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  EXPECT_NE(pair.authenticate.token, before);
}

TEST(NtlmHandshake, NamesOutsideAsciiWork) {
  NtlmWorld world;
  Pair pair(world, {"JÜRGEN", "example", "pässwörd", true, false});
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  ContextFacts facts;
  pair.acceptor->Describe(facts);
  EXPECT_EQ(facts.user, "example\\JÜRGEN");
}

// H10: a user principal name travels as it is, without a domain. A realm does for a domain.
TEST(NtlmHandshake, FindsUsersByEveryFormOfTheirName) {
  for (const auto& [user, domain] :
       {std::pair("alice", ""), std::pair("ALICE", "example"), std::pair("alice", "EXAMPLE.COM"),
        std::pair("alice", "example.com"), std::pair("alice@EXAMPLE.COM", ""), std::pair("alice@example.com", "")}) {
    NtlmWorld world;
    Pair pair(world, {user, domain, "alice-pw", true, false});
    EXPECT_EQ(pair.Exchange(), SecStatus::kOk) << user << " of " << domain;
  }
}

// NLM-010, windows-observed H12.
TEST(NtlmHandshake, AnonymousLogonsHaveNoSessionSecurity) {
  NtlmWorld world;
  Pair pair(world, NtlmWorld::Anonymous());
  pair.client_request.requested = kProtection;
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  const AuthenticateMessage message = ReadAuthenticateMessage(pair.authenticate.token).value();
  EXPECT_NE(message.negotiate_flags & kNegotiateAnonymous, 0u);
  EXPECT_TRUE(message.nt_challenge_response.empty());
  EXPECT_TRUE(SameBytes(message.lm_challenge_response, Bytes(1)));
  const ContextFlags expected = ContextFlag::kConnection | ContextFlag::kNullSession;
  EXPECT_EQ(pair.authenticate.granted, expected);
  EXPECT_EQ(pair.accept.granted, expected);
  SealedBy(*pair.initiator, "secret", SecStatus::kQopNotSupported);
  ContextFacts facts;
  pair.acceptor->Describe(facts);
  EXPECT_TRUE(facts.session_key.empty());
  EXPECT_EQ(facts.user, "");
}

TEST(NtlmHandshake, ANullSessionMayBeAskedForByAUser) {
  NtlmWorld world;
  Pair pair(world);
  pair.client_request.requested = ContextFlag::kNullSession;
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
  EXPECT_TRUE(ReadAuthenticateMessage(pair.authenticate.token)->user_name.empty());
}

TEST(NtlmHandshake, ALateAuthenticateIsRefused) {
  NtlmWorld world;
  Pair pair(world);
  pair.Negotiate();
  pair.Challenge();
  world.time.Advance(kMaxLifetime);
  pair.Authenticate();
  pair.Accept();
  EXPECT_EQ(pair.accept.status, SecStatus::kOk) << "just in time";
  Pair late(world);
  late.Negotiate();
  late.Challenge();
  late.Authenticate();
  world.time.Advance(kMaxLifetime + 1);
  late.Accept();
  EXPECT_EQ(late.accept.status, SecStatus::kLogonDenied) << "NLM-008";
}

}  // namespace
}  // namespace legwork::ntlm
