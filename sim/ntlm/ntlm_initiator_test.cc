#include "sim/ntlm/ntlm_initiator.h"

#include <gtest/gtest.h>

#include <functional>

#include "sim/ntlm/nlmp_examples.h"
#include "sim/ntlm/ntlm_fixture.h"

namespace legwork::ntlm {
namespace {

// Challenged is what the initiator answers to this challenge.
LegReply Challenged(ByteView token, ContextFlags requested = {}) {
  NtlmWorld world;
  Pair pair(world);
  pair.client_request.requested = requested;
  pair.Negotiate();
  pair.challenge.token = ToBytes(token);
  pair.Authenticate();
  EXPECT_EQ(pair.initiator->established(), !IsFailure(pair.authenticate.status));
  return pair.authenticate;
}

Bytes GoodChallenge(ContextFlags requested = {}) {
  NtlmWorld world;
  Pair pair(world);
  pair.client_request.requested = requested;
  pair.Negotiate();
  pair.Challenge();
  return pair.challenge.token;
}

Bytes Rewrite(ByteView token, const std::function<void(ChallengeMessage&)>& change) {
  ChallengeMessage message = ReadChallengeMessage(token).value();
  change(message);
  Bytes bytes;
  Writer out(bytes);
  WriteChallengeMessage(message, out);
  return bytes;
}

TEST(NtlmInitiator, AnswersThePublishedChallenge) {
  EXPECT_EQ(Challenged(Unhex(kExampleChallengeMessage), ContextFlag::kIntegrity).status, SecStatus::kOk);
}

TEST(NtlmInitiator, RefusesNoTokenAndTheOtherMessages) {
  EXPECT_EQ(Challenged({}).status, SecStatus::kInvalidToken);
  EXPECT_EQ(Challenged(Unhex(kExampleAuthenticateMessage)).status, SecStatus::kInvalidToken);
  EXPECT_EQ(Challenged(AsBytes("NTLMSSP")).status, SecStatus::kInvalidToken);
}

TEST(NtlmInitiator, RefusesEveryTruncationAndTakesTrailingBytes) {
  Bytes token = GoodChallenge();
  for (std::size_t size = 0; size < token.size(); ++size) {
    const LegReply reply = Challenged(ByteView(token).first(size));
    EXPECT_EQ(reply.status, SecStatus::kInvalidToken) << size;
    EXPECT_TRUE(reply.token.empty());
  }
  token.push_back(0);
  EXPECT_EQ(Challenged(token).status, SecStatus::kOk);
}

// A changed challenge is refused, or answered so that the acceptor notices.
TEST(NtlmInitiator, AnswersEverySingleByteChangeWithADocumentedStatus) {
  const ContextFlags requested = ContextFlag::kConfidentiality;
  const Bytes token = GoodChallenge(requested);
  for (std::size_t i = 0; i < token.size(); ++i) {
    for (const std::uint8_t change : {0x01, 0x10, 0x80, 0xFF}) {
      Bytes changed = token;
      changed[i] ^= change;
      const SecStatus status = Challenged(changed, requested).status;
      EXPECT_TRUE(status == SecStatus::kOk || status == SecStatus::kInvalidToken ||
                  status == SecStatus::kUnsupportedFunction)
          << i << " " << SecStatusText(status);
    }
  }
}

TEST(NtlmInitiator, RefusesAChallengeInOemCharacters) {
  const Bytes token =
      Rewrite(GoodChallenge(), [](ChallengeMessage& message) { message.negotiate_flags &= ~kNegotiateUnicode; });
  EXPECT_EQ(Challenged(token).status, SecStatus::kInvalidToken);
}

// MS-NLMP 3.1.5.1.2, ClientRequire128bitEncryption.
TEST(NtlmInitiator, DemandsStrongKeysIfMessagesAreToBeProtected) {
  const auto without_128 = [](ChallengeMessage& message) { message.negotiate_flags &= ~kNegotiate128; };
  const Bytes sealed = Rewrite(GoodChallenge(ContextFlag::kConfidentiality), without_128);
  EXPECT_EQ(Challenged(sealed, ContextFlag::kConfidentiality).status, SecStatus::kUnsupportedFunction);
  EXPECT_EQ(Challenged(Rewrite(GoodChallenge(), without_128)).status, SecStatus::kOk);
}

TEST(NtlmInitiator, GrantsNoProtectionThatTheAcceptorRefused) {
  const ContextFlags requested = ContextFlag::kConfidentiality;
  const Bytes token = Rewrite(GoodChallenge(requested), [](ChallengeMessage& message) {
    message.negotiate_flags &= ~(kNegotiateSeal | kNegotiateSign);
  });
  const LegReply reply = Challenged(token, requested);
  EXPECT_EQ(reply.status, SecStatus::kOk);
  EXPECT_FALSE(reply.granted.HasAny(ContextFlag::kConfidentiality | ContextFlag::kIntegrity));
}

TEST(NtlmInitiator, IgnoresAHintThatComesBeforeItsFirstToken) {
  NtlmWorld world;
  Pair pair(world);
  pair.client_request.has_token = true;
  pair.client_request.token = AsBytes("`hint");
  EXPECT_EQ(pair.Exchange(), SecStatus::kOk);
}

TEST(NtlmInitiator, RefusesTargetInfoThatWouldNotFitItsAnswer) {
  Bytes target_info;
  Writer out(target_info);
  PutAvPair(out, AvId::kMsvAvDnsTreeName, Bytes(0xFFF0));
  PutAvEol(out);
  const Bytes token = Rewrite(GoodChallenge(), [&](ChallengeMessage& message) { message.target_info = target_info; });
  EXPECT_EQ(Challenged(token).status, SecStatus::kInvalidToken);
}

TEST(NtlmInitiator, AFailedContextStaysFailed) {
  NtlmWorld world;
  Pair pair(world);
  pair.Negotiate();
  pair.Authenticate();  // without a challenge
  EXPECT_EQ(pair.authenticate.status, SecStatus::kInvalidToken);
  pair.Authenticate();
  EXPECT_EQ(pair.authenticate.status, SecStatus::kInvalidHandle);
}

}  // namespace
}  // namespace legwork::ntlm
