#include "sim/package/security_support.h"

#include "model/attribute.h"
#include "model/credential_use.h"
#include "sim/package/security_support_fixture.h"

namespace legwork {
namespace {

using enum SecStatus;
using SecuritySupportTest = SecuritySupportFixture;

TEST_F(SecuritySupportTest, FindsPackagesByNameWithoutRegardToCase) {
  const Package* found = nullptr;
  EXPECT_EQ(support.QueryPackage("FAKE", found), kOk);
  EXPECT_EQ(found, &kFakePackage);
  EXPECT_EQ(support.QueryPackage("Fak", found), kSecpkgNotFound);
  EXPECT_EQ(support.QueryPackage("", found), kSecpkgNotFound);
}

TEST_F(SecuritySupportTest, AcquiresNothingWithoutAPackageAPlaceOrAnIdentity) {
  AcquireArguments arguments;
  SecHandle handle;
  arguments.package = "Fable";
  EXPECT_EQ(support.Acquire(arguments, handle, expiry), kSecpkgNotFound);
  arguments.package = "Fake";
  arguments.handle_is_null = true;
  EXPECT_EQ(support.Acquire(arguments, handle, expiry), kInvalidHandle);
  arguments.handle_is_null = false;
  arguments.request.identity.user = "nobody";
  EXPECT_EQ(support.Acquire(arguments, handle, expiry), kUnknownCredentials);
  EXPECT_EQ(handle, SecHandle{});
  EXPECT_EQ(support.live_credentials(), 0u);
}

TEST_F(SecuritySupportTest, AuthenticatesNothingWithAPolicyOnlyCredentialOfNegotiate) {
  Package negotiate = kFakePackage;
  negotiate.name = PackageName::kNegotiate;
  const Package* const rows[] = {&negotiate};
  SecuritySupport with_negotiate(rows, surroundings);
  AcquireArguments arguments;
  arguments.package = negotiate.text;
  arguments.request.use = kUseBoth | static_cast<std::uint32_t>(CredentialUse::kProcessPolicyOnly);
  SecHandle handle;
  EXPECT_EQ(with_negotiate.Acquire(arguments, handle, expiry), kNoCredentials);
}

TEST_F(SecuritySupportTest, FreesACredentialOnce) {
  const HandleArgument credential = Acquire({});
  EXPECT_EQ(support.Free(credential), kOk);
  EXPECT_EQ(support.Free(credential), kInvalidHandle);
  EXPECT_EQ(support.live_credentials(), 0u);
}

TEST_F(SecuritySupportTest, FreesNoBadHandle) {
  const HandleArgument credential = Acquire({Leg(kOk)});
  for (const HandleArgument& bad : BadHandles(Established(credential))) EXPECT_EQ(support.Free(bad), kInvalidHandle);
  EXPECT_EQ(support.live_credentials(), 1u);
}

TEST_F(SecuritySupportTest, RunsTwoLegsOnOneHandle) {
  const HandleArgument credential = Acquire({Leg(kContinueNeeded, {1, 2}), Leg(kOk)});
  EXPECT_EQ(Initialize(With(credential)), kContinueNeeded);
  EXPECT_TRUE(result.context_written && result.results_written);
  EXPECT_EQ(result.reply.token, Bytes({1, 2}));
  EXPECT_EQ(result.granted, MaskFromFlags(ContextFlag::kIntegrity, Role::kInitiator, FlagDirection::kReturn));
  const SecHandle first = result.context;
  EXPECT_EQ(Initialize(With(credential, {false, first})), kOk);
  EXPECT_EQ(result.context, first);
  EXPECT_TRUE(result.reply.token.empty());
  EXPECT_EQ(support.live_contexts(), 1u);
}

TEST_F(SecuritySupportTest, BeginsNothingWithABadCredential) {
  const HandleArgument credential = Acquire({Leg(kOk)});
  for (const HandleArgument& bad : BadHandles(Established(credential))) {
    EXPECT_EQ(Initialize(With(bad)), kInvalidHandle);
    EXPECT_EQ(Accept(With(bad)), kInvalidHandle);
    EXPECT_FALSE(result.context_written || result.results_written);
  }
}

TEST_F(SecuritySupportTest, ContinuesNothingWithABadContext) {
  const HandleArgument credential = Acquire({Leg(kContinueNeeded), Leg(kOk)});
  for (const HandleArgument& bad : BadHandles(credential)) {
    if (bad.is_null) continue;  // that is a first call
    EXPECT_EQ(Initialize(With(credential, bad)), kInvalidHandle);
    EXPECT_EQ(Accept(With(credential, bad)), kInvalidHandle);
  }
}

TEST_F(SecuritySupportTest, AnswersTheWrongDirectionByProfile) {
  const SecStatus wrong = profile->Answer(Question::kWrongDirection);
  const HandleArgument outbound = Acquire({Leg(kOk)}, kUseOutbound);
  const HandleArgument inbound = Acquire({Leg(kOk)}, kUseInbound);
  EXPECT_EQ(Initialize(With(inbound)), wrong);
  EXPECT_EQ(Accept(With(outbound)), wrong);
  EXPECT_EQ(Initialize(With(outbound)), kOk);
  EXPECT_EQ(Accept(With(inbound)), kOk);
}

TEST_F(SecuritySupportTest, BeginsNothingWithoutAPlaceForTheHandle) {
  HandshakeArguments arguments = With(Acquire({Leg(kOk)}));
  arguments.new_context_is_null = true;
  EXPECT_EQ(Initialize(arguments), kInvalidHandle);
  EXPECT_EQ(support.live_contexts(), 0u);
}

TEST_F(SecuritySupportTest, ContinuesWithoutAPlaceForTheHandle) {
  const HandleArgument credential = Acquire({Leg(kContinueNeeded), Leg(kOk)});
  Initialize(With(credential));
  HandshakeArguments arguments = With(credential, {false, result.context});
  arguments.new_context_is_null = true;
  EXPECT_EQ(Initialize(arguments), kOk);
  EXPECT_FALSE(result.context_written);
}

TEST_F(SecuritySupportTest, MakesNoHandleIfTheFirstCallFails) {
  EXPECT_EQ(Initialize(With(Acquire({Leg(kLogonDenied, {9})}))), kLogonDenied);
  EXPECT_FALSE(result.context_written || result.results_written);
  EXPECT_EQ(result.reply.token, Bytes({9})) << "an error token is still there to be sent";
  EXPECT_EQ(support.live_contexts(), 0u);
}

TEST_F(SecuritySupportTest, KeepsAFailedContextForDeletionAlone) {
  const HandleArgument credential = Acquire({Leg(kContinueNeeded), Leg(kLogonDenied), Leg(kOk)});
  Initialize(With(credential));
  const HandleArgument context{false, result.context};
  EXPECT_EQ(Initialize(With(credential, context)), kLogonDenied);
  EXPECT_EQ(Initialize(With(credential, context)), kOutOfSequence);
  EXPECT_EQ(support.Delete(context), kOk);
  EXPECT_EQ(support.live_contexts(), 0u);
}

TEST_F(SecuritySupportTest, TakesNoOtherCredentialOnALaterLeg) {
  const HandleArgument credential = Acquire({Leg(kContinueNeeded), Leg(kOk)});
  const HandleArgument other = Acquire({});
  Initialize(With(credential));
  const HandleArgument context{false, result.context};
  EXPECT_EQ(Initialize(With(other, context)), kWrongCredentialHandle);
  EXPECT_EQ(Initialize(With({false, kInvalidatedHandle}, context)), kInvalidHandle);
  EXPECT_EQ(Initialize(With({}, context)), kOk) << "later legs need none (AMB-33)";
}

TEST_F(SecuritySupportTest, TakesNoContextOfTheOtherRole) {
  const HandleArgument credential = Acquire({Leg(kContinueNeeded), Leg(kOk)});
  Initialize(With(credential));
  EXPECT_EQ(Accept(With(credential, {false, result.context})), kInvalidHandle);
}

TEST_F(SecuritySupportTest, DeletesTwiceAsTheProfileSays) {
  const HandleArgument context = Established(Acquire({Leg(kOk)}));
  EXPECT_EQ(support.Delete(context), kOk);
  EXPECT_EQ(support.Delete(context), profile->Answer(Question::kDoubleDelete));
}

TEST_F(SecuritySupportTest, DeletesNoBadHandle) {
  const HandleArgument credential = Acquire({Leg(kOk)});
  Established(credential);
  for (const HandleArgument& bad : BadHandles(credential)) EXPECT_EQ(support.Delete(bad), kInvalidHandle);
  EXPECT_EQ(support.live_contexts(), 1u);
}

TEST_F(SecuritySupportTest, KeepsAContextWhoseCredentialWasFreed) {
  const HandleArgument credential = Acquire({Leg(kContinueNeeded), Leg(kOk)});
  Initialize(With(credential));
  const HandleArgument context{false, result.context};
  EXPECT_EQ(support.Free(credential), kOk);
  EXPECT_EQ(Initialize(With(credential, context)), kInvalidHandle) << "whoever names one must name a live one";
  EXPECT_EQ(Initialize(With(credential)), kInvalidHandle);
  EXPECT_EQ(Initialize(With({}, context)), kOk);
  EXPECT_EQ(support.Delete(context), kOk);
}

TEST_F(SecuritySupportTest, BeginsAnewOnAnEstablishedContextAsTheProfileSays) {
  const HandleArgument credential = Acquire({Leg(kOk)});
  const HandleArgument context = Established(credential);
  HandshakeArguments again = With(credential, context);
  again.leg.has_token = true;
  EXPECT_EQ(Initialize(again), profile->Answer(Question::kReauthentication));
  EXPECT_EQ(Accept(With(credential)), kOk);
  EXPECT_EQ(Accept(With(credential, {false, result.context})), profile->Answer(Question::kAcceptEstablished));
}

TEST_F(SecuritySupportTest, TakesNoTokenIntoTheExchangeThatBeginsAnew) {
  if (profile->Answer(Question::kReauthentication) != kOk) GTEST_SKIP() << "the profile refuses it";
  const HandleArgument credential = Acquire({Leg(kOk)});
  const HandleArgument context = Established(credential);
  HandshakeArguments again = With(credential, context);
  again.leg.has_token = true;
  ASSERT_EQ(Initialize(again), kOk);
  ContextFacts facts;
  std::uint32_t flags = 0;
  EXPECT_EQ(support.Query(context, static_cast<std::uint32_t>(Attribute::kNames), facts, flags), kOk);
  EXPECT_EQ(facts.user, "heard nothing");
}

TEST_F(SecuritySupportTest, AnswersPromptForCredentialsByProfile) {
  HandshakeArguments arguments = With(Acquire({Leg(kOk)}));
  arguments.requested = MaskFromFlags(ContextFlag::kPromptForCreds, Role::kInitiator, FlagDirection::kRequest);
  EXPECT_EQ(Initialize(arguments), profile->Answer(Question::kPromptForCreds));
}

}  // namespace
}  // namespace legwork
