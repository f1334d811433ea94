// Output buffers, completion, queries and messages: what a caller owes between and after the legs.

#include "model/attribute.h"
#include "model/sec_buffer.h"
#include "sim/package/security_support_fixture.h"

namespace legwork {
namespace {

using enum SecStatus;
using SecuritySupportDutiesTest = SecuritySupportFixture;

constexpr std::uint32_t kSizes = static_cast<std::uint32_t>(Attribute::kSizes);

TEST_F(SecuritySupportDutiesTest, WritesNoTokenThatDoesNotFit) {
  const HandleArgument credential = Acquire({Leg(kContinueNeeded, {1, 2, 3})});
  HandshakeArguments arguments = With(credential);
  arguments.output_capacity = 2;
  EXPECT_EQ(Initialize(arguments), kBufferTooSmall);
  EXPECT_TRUE(result.reply.token.empty());
  EXPECT_EQ(support.live_contexts(), 0u);
  arguments.output_capacity = 3;
  EXPECT_EQ(Initialize(arguments), kContinueNeeded);
}

TEST_F(SecuritySupportDutiesTest, NeedsNoRoomForNoToken) {
  HandshakeArguments arguments = With(Acquire({Leg(kOk)}));
  arguments.has_output = false;
  arguments.output_capacity = 0;
  EXPECT_EQ(Initialize(arguments), kOk);
}

TEST_F(SecuritySupportDutiesTest, RefusesATokenWithoutAnOutputBuffer) {
  HandshakeArguments arguments = With(Acquire({Leg(kOk, {1})}));
  arguments.has_output = false;
  EXPECT_EQ(Initialize(arguments), kBufferTooSmall);
}

TEST_F(SecuritySupportDutiesTest, KeepsTheFailureWhoseErrorTokenDoesNotFit) {
  HandshakeArguments arguments = With(Acquire({Leg(kLogonDenied, {1})}));
  arguments.output_capacity = 0;
  EXPECT_EQ(Initialize(arguments), kLogonDenied);
  EXPECT_TRUE(result.reply.token.empty());
}

TEST_F(SecuritySupportDutiesTest, AllocatesOnRequestWhateverTheRoom) {
  HandshakeArguments arguments = With(Acquire({Leg(kOk, {1})}));
  arguments.has_output = false;
  arguments.requested = MaskFromFlags(ContextFlag::kAllocateMemory, Role::kInitiator, FlagDirection::kRequest);
  EXPECT_EQ(Initialize(arguments), kOk);
  EXPECT_TRUE(result.allocated);
  const std::uint32_t allocated = MaskFromFlags(ContextFlag::kAllocateMemory, Role::kInitiator, FlagDirection::kReturn);
  EXPECT_NE(result.granted & allocated, 0u);
}

TEST_F(SecuritySupportDutiesTest, ForgetsTheResultsOfTheCallBefore) {
  HandshakeArguments arguments = With(Acquire({Leg(kOk, {1})}));
  arguments.requested = MaskFromFlags(ContextFlag::kAllocateMemory, Role::kInitiator, FlagDirection::kRequest);
  Initialize(arguments);
  EXPECT_EQ(Initialize(With({})), kInvalidHandle);
  EXPECT_FALSE(result.allocated || result.context_written || result.results_written);
  EXPECT_TRUE(result.reply.token.empty());
  EXPECT_EQ(result.granted, 0u);
}

TEST_F(SecuritySupportDutiesTest, TakesNoLegBeforeTheCompletionThatIsOwed) {
  const HandleArgument credential = Acquire({Leg(kCompleteAndContinue), Leg(kCompleteNeeded)});
  ASSERT_EQ(Initialize(With(credential)), kCompleteAndContinue);
  const HandleArgument context{false, result.context};
  EXPECT_EQ(Initialize(With(credential, context)), kOutOfSequence);
  EXPECT_EQ(support.Complete(context, {}), kOk);
  EXPECT_EQ(Initialize(With(credential, context)), kCompleteNeeded);
  EXPECT_EQ(support.Sign(context, 0, {}, 0), kInvalidHandle) << "not established before completion";
  EXPECT_EQ(support.Complete(context, {}), kOk);
  EXPECT_EQ(support.Sign(context, 0, {}, 0), kInvalidToken) << "established, and the message has no TOKEN";
}

TEST_F(SecuritySupportDutiesTest, CompletesUnaskedAsTheProfileSays) {
  const HandleArgument context = Established(Acquire({Leg(kOk)}));
  EXPECT_EQ(support.Complete(context, {}), profile->Answer(Question::kCompleteUnasked));
  for (const HandleArgument& bad : BadHandles({})) EXPECT_EQ(support.Complete(bad, {}), kInvalidHandle);
}

TEST_F(SecuritySupportDutiesTest, FailsAContextWhoseCompletionFails) {
  const HandleArgument credential = Acquire({Leg(kCompleteNeeded, {}, kInvalidToken)});
  Initialize(With(credential));
  const HandleArgument context{false, result.context};
  EXPECT_EQ(support.Complete(context, {}), kInvalidToken);
  EXPECT_EQ(Initialize(With(credential, context)), kOutOfSequence);
  EXPECT_EQ(support.Delete(context), kOk);
}

TEST_F(SecuritySupportDutiesTest, AnswersAnEarlyQueryByProfile) {
  Initialize(With(Acquire({Leg(kContinueNeeded)})));
  const HandleArgument context{false, result.context};
  ContextFacts facts;
  std::uint32_t flags = 0;
  EXPECT_EQ(support.Query(context, kSizes, facts, flags), profile->Answer(Question::kQueryIncomplete));
  EXPECT_EQ(support.Query(context, static_cast<std::uint32_t>(Attribute::kPackageInfo), facts, flags), kOk);
  EXPECT_EQ(facts.package, PackageName::kOther);
}

// ISC-N-071: what an established context tells early, a failed one does not tell at all.
TEST_F(SecuritySupportDutiesTest, AnswersNoQueryAfterAFailure) {
  const HandleArgument credential = Acquire({Leg(kCompleteNeeded, {}, kInvalidToken)});
  Initialize(With(credential));
  const HandleArgument context{false, result.context};
  EXPECT_EQ(support.Complete(context, {}), kInvalidToken);
  ContextFacts facts;
  std::uint32_t flags = 0;
  EXPECT_EQ(support.Query(context, static_cast<std::uint32_t>(Attribute::kPackageInfo), facts, flags),
            profile->Answer(Question::kQueryIncomplete));
}

TEST_F(SecuritySupportDutiesTest, QueriesAnEstablishedContext) {
  const HandleArgument context = Established(Acquire({Leg(kOk)}));
  ContextFacts facts;
  std::uint32_t flags = 0;
  EXPECT_EQ(support.Query(context, kSizes, facts, flags), kOk);
  EXPECT_EQ(facts.sizes.max_signature, 1u);
  EXPECT_EQ(flags, result.granted);
  EXPECT_EQ(support.Query(context, 0x7777, facts, flags), profile->Answer(Question::kQueryUnknownAttribute));
  EXPECT_EQ(support.Query({}, kSizes, facts, flags), kInvalidHandle);
}

TEST_F(SecuritySupportDutiesTest, ProtectsMessagesOnEstablishedContextsOnly) {
  const HandleArgument credential = Acquire({Leg(kContinueNeeded), Leg(kOk)});
  Initialize(With(credential));
  const HandleArgument context{false, result.context};
  Bytes token(1), data(3);
  std::array<MessageBuffer, 2> message = {{{1, data, 3}, {2, token, 1}}};
  std::uint32_t qop = 1;
  EXPECT_EQ(support.Sign(context, 0, message, 0), kInvalidHandle);
  EXPECT_EQ(support.Encrypt(context, 0, message, 0), kInvalidHandle);
  EXPECT_EQ(support.Verify(context, message, 0, &qop), kInvalidHandle);
  EXPECT_EQ(support.Decrypt(context, message, 0, &qop), kInvalidHandle);
  Initialize(With(credential, context));
  EXPECT_EQ(support.Sign(context, 0, message, 0), kOk);
  EXPECT_EQ(support.Verify(context, message, 0, &qop), kOk);
  EXPECT_EQ(qop, 0u);
  EXPECT_EQ(support.Encrypt(context, 0, message, 0), kOk);
  EXPECT_EQ(support.Decrypt(context, message, 0, &qop), kOk);
  token[0] ^= 1;
  EXPECT_EQ(support.Verify(context, message, 0, &qop), kMessageAltered);
}

TEST_F(SecuritySupportDutiesTest, ChecksTheShapeBeforeThePackageSeesAMessage) {
  const HandleArgument context = Established(Acquire({Leg(kOk)}));
  Bytes data(3);
  std::array<MessageBuffer, 1> message = {{{1, data, 3}}};
  EXPECT_EQ(support.Sign(context, 0, message, 0), kInvalidToken);
  EXPECT_EQ(support.Verify(context, message, 0, nullptr), kInvalidToken);
  EXPECT_EQ(support.Encrypt(context, 0, message, 0), kInvalidToken);
  EXPECT_EQ(support.Decrypt(context, message, 0, nullptr), kInvalidToken);
}

TEST_F(SecuritySupportDutiesTest, RefusesWhatBelongsToOtherPackages) {
  const HandleArgument context = Established(Acquire({Leg(kOk)}));
  Bytes packed;
  EXPECT_EQ(support.ApplyControl(context), kUnsupportedFunction);
  EXPECT_EQ(support.ApplyControl({}), kInvalidHandle);
  EXPECT_EQ(support.Export(context, 0, packed), kUnsupportedFunction);
  EXPECT_EQ(support.Export({}, 0, packed), kInvalidHandle);
}

TEST_F(SecuritySupportDutiesTest, ImpersonatesTheClientOfAnEstablishedAcceptor) {
  const HandleArgument credential = Acquire({Leg(kContinueNeeded), Leg(kOk)});
  Accept(With(credential));
  const HandleArgument context{false, result.context};
  EXPECT_EQ(support.Impersonate(context), kNoImpersonation);
  EXPECT_EQ(support.QueryToken(context), kNoImpersonation);
  Accept(With(credential, context));
  EXPECT_EQ(support.Revert(context), kInvalidHandle) << "nobody is impersonated yet";
  EXPECT_EQ(support.Impersonate(context), kOk);
  EXPECT_EQ(support.QueryToken(context), kOk);
  EXPECT_EQ(support.Revert(context), kOk);
  EXPECT_EQ(support.Revert(context), kInvalidHandle);
}

TEST_F(SecuritySupportDutiesTest, ImpersonatesNobodyAsAnInitiator) {
  const HandleArgument context = Established(Acquire({Leg(kOk)}));
  EXPECT_EQ(support.Impersonate(context), kNoImpersonation);
  EXPECT_EQ(support.QueryToken(context), kNoImpersonation);
  EXPECT_EQ(support.Impersonate({}), kInvalidHandle);
}

TEST_F(SecuritySupportDutiesTest, TellsWhomACredentialIsForAndNothingElse) {
  const HandleArgument credential = Acquire({});
  Identity identity;
  EXPECT_EQ(support.QueryCredential(credential, 1, identity), SecStatus::kOk);
  EXPECT_EQ(support.QueryCredential(credential, 4, identity), SecStatus::kUnsupportedFunction);
  for (const HandleArgument& bad : BadHandles(Established(credential))) {
    EXPECT_EQ(support.QueryCredential(bad, 1, identity), SecStatus::kInvalidHandle);
  }
}

TEST_F(SecuritySupportDutiesTest, AddsNothingToAPackageThatTakesOneCredential) {
  const HandleArgument credential = Acquire({});
  AcquireArguments arguments;
  arguments.package = "fake";
  EXPECT_EQ(support.AddCredentials(credential, arguments, expiry), SecStatus::kUnsupportedFunction);
  arguments.package = "nonesuch";
  EXPECT_EQ(support.AddCredentials(credential, arguments, expiry), SecStatus::kSecpkgNotFound);
  EXPECT_EQ(support.AddCredentials({}, arguments, expiry), SecStatus::kInvalidHandle);
}

TEST_F(SecuritySupportDutiesTest, ChangesNoPasswordOfAPackageWithoutAccounts) {
  EXPECT_EQ(support.ChangePassword("fake", {}), SecStatus::kUnsupportedFunction);
  EXPECT_EQ(support.ChangePassword("nonesuch", {}), SecStatus::kSecpkgNotFound);
}

TEST_F(SecuritySupportDutiesTest, SetsNoAttributes) {
  const HandleArgument credential = Acquire({Leg(SecStatus::kOk)});
  EXPECT_EQ(support.SetAttributes(Established(credential)), SecStatus::kUnsupportedFunction);
  EXPECT_EQ(support.SetAttributes(credential), SecStatus::kInvalidHandle);
}

TEST_F(SecuritySupportDutiesTest, ActsOnSuppliedCredentialsIfItIsAskedTo) {
  const HandleArgument credential = Acquire({Leg(SecStatus::kOk)});
  constexpr std::uint32_t kUseSupplied = 0x80;  // ISC_REQ_USE_SUPPLIED_CREDS and the attribute that answers it
  HandshakeArguments arguments = With(credential);
  arguments.supplied = Identity{"bob", "EXAMPLE", "bob-pw", true, false};
  Initialize(arguments);
  EXPECT_EQ(result.granted & kUseSupplied, 0u) << "nobody asked for it";
  arguments.requested = kUseSupplied;
  if (Initialize(arguments) == SecStatus::kOk) {
    EXPECT_EQ(result.granted & kUseSupplied, kUseSupplied);
  }
  arguments.supplied.reset();
  arguments.supplied_is_unreadable = true;
  EXPECT_EQ(Initialize(arguments), SecStatus::kUnknownCredentials);
  EXPECT_FALSE(result.context_written);
}

}  // namespace
}  // namespace legwork
