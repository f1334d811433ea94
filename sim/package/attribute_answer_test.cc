#include "sim/package/attribute_answer.h"

#include <gtest/gtest.h>

#include <limits>
#include <utility>

#include "model/attribute.h"

namespace legwork {
namespace {

constexpr std::uint32_t Number(Attribute attribute) { return static_cast<std::uint32_t>(attribute); }

ContextFacts AllFacts() {
  ContextFacts facts;
  facts.sizes.max_signature = 16;
  facts.user = "alice";
  facts.client_specified_target = "HTTP/web";
  facts.session_key = {1, 2};
  facts.package = PackageName::kNtlm;
  facts.negotiation_state = 2;
  facts.expiry = 5;
  return facts;
}

TEST(AttributeAnswerTest, AnswersAnUnknownAttributeByProfile) {
  const Profile& profile = DocumentedProfile();
  const SecStatus unknown = profile.Answer(Question::kQueryUnknownAttribute);
  EXPECT_EQ(AttributeStatus(Number(Attribute::kSizes), Role::kInitiator, profile), SecStatus::kOk);
  EXPECT_EQ(AttributeStatus(0x7777, Role::kInitiator, profile), unknown);
  EXPECT_EQ(AttributeStatus(Number(Attribute::kStreamSizes), Role::kAcceptor, profile), unknown);
}

TEST(AttributeAnswerTest, TellsTheClientsTargetToTheAcceptorAlone) {
  const std::uint32_t target = Number(Attribute::kClientSpecifiedTarget);
  EXPECT_EQ(AttributeStatus(target, Role::kAcceptor, DocumentedProfile()), SecStatus::kOk);
  EXPECT_TRUE(IsFailure(AttributeStatus(target, Role::kInitiator, DocumentedProfile())));
}

TEST(AttributeAnswerTest, KnowsThePackageBeforeTheEnd) {
  EXPECT_TRUE(AttributeIsKnownEarly(Number(Attribute::kNegotiationInfo)));
  EXPECT_TRUE(AttributeIsKnownEarly(Number(Attribute::kPackageInfo)));
  EXPECT_FALSE(AttributeIsKnownEarly(Number(Attribute::kSizes)));
  EXPECT_FALSE(AttributeIsKnownEarly(0x7777));
}

TEST(AttributeAnswerTest, KeepsNothingBesidesWhatWasAskedFor) {
  ContextFacts kept;
  EXPECT_EQ(KeepAttribute(Number(Attribute::kNames), AllFacts(), kept), SecStatus::kOk);
  EXPECT_EQ(kept.user, "alice");
  EXPECT_TRUE(kept.session_key.empty());
  EXPECT_EQ(kept.sizes.max_signature, 0u);
  EXPECT_EQ(kept.package, PackageName::kNone);
}

TEST(AttributeAnswerTest, KeepsBothMembersOfNegotiationInfo) {
  ContextFacts kept;
  EXPECT_EQ(KeepAttribute(Number(Attribute::kNegotiationInfo), AllFacts(), kept), SecStatus::kOk);
  EXPECT_EQ(kept.package, PackageName::kNtlm);
  EXPECT_EQ(kept.negotiation_state, 2u);
}

TEST(AttributeAnswerTest, FailsWhereTheContextHasNoSuchFact) {
  ContextFacts kept;
  EXPECT_EQ(KeepAttribute(Number(Attribute::kSessionKey), ContextFacts(), kept), SecStatus::kUnsupportedFunction);
  EXPECT_EQ(KeepAttribute(Number(Attribute::kClientSpecifiedTarget), ContextFacts(), kept),
            SecStatus::kUnsupportedFunction);
  EXPECT_EQ(KeepAttribute(0x7777, AllFacts(), kept), SecStatus::kUnsupportedFunction);
}

TEST(AttributeAnswerTest, GivesTheServerATokenAndDceItsNames) {
  ContextFacts all = AllFacts();
  AddFactsOfTheApi({Role::kAcceptor, true, {0x1C7, 3}}, DocumentedProfile(), all);
  EXPECT_TRUE(all.has_access_token);
  EXPECT_NE(all.access_token, 0u);
  ContextFacts kept;
  EXPECT_EQ(KeepAttribute(Number(Attribute::kDceInfo), std::move(all), kept), SecStatus::kOk);
  EXPECT_EQ(kept.pac, "alice");
  EXPECT_EQ(kept.authorization_service, 1u);
  EXPECT_EQ(MembersAllocated(Number(Attribute::kDceInfo), kept), 1u);
}

TEST(AttributeAnswerTest, MarshalsTheInitiatorsTarget) {
  ContextFacts all = AllFacts();
  AddFactsOfTheApi({Role::kInitiator, true, {}}, DocumentedProfile(), all);
  ASSERT_EQ(all.target_information.size(), 4u + 2 * 8);
  EXPECT_EQ(all.target_information[0], 16);
  EXPECT_EQ(all.target_information[4], 'H');
  EXPECT_FALSE(all.has_dce_info);
  EXPECT_FALSE(all.has_access_token);
}

TEST(AttributeAnswerTest, PasswordsExpireWithTheTicketOrNever) {
  ContextFacts all;
  AddFactsOfTheApi({}, DocumentedProfile(), all);
  EXPECT_EQ(all.password_expiry, std::numeric_limits<Ticks>::max());
  all.password_expiry = 77;
  AddFactsOfTheApi({}, DocumentedProfile(), all);
  ContextFacts kept;
  EXPECT_EQ(KeepAttribute(Number(Attribute::kPasswordExpiry), std::move(all), kept), SecStatus::kOk);
  EXPECT_EQ(kept.expiry, 77);
}

TEST(AttributeAnswerTest, NobodyCanBeActedForTooEarly) {
  const std::uint32_t token = Number(Attribute::kAccessToken);
  EXPECT_EQ(MayImpersonate(token, Role::kAcceptor, false, DocumentedProfile()), SecStatus::kNoImpersonation);
  EXPECT_EQ(MayImpersonate(token, Role::kAcceptor, true, DocumentedProfile()), SecStatus::kOk);
  EXPECT_EQ(MayImpersonate(Number(Attribute::kSizes), Role::kAcceptor, false, DocumentedProfile()), SecStatus::kOk);
}

TEST(AttributeAnswerTest, CountsTheMembersThatTheCallerMustFree) {
  EXPECT_EQ(MembersAllocated(Number(Attribute::kNativeNames), {}), 2u);
  EXPECT_EQ(MembersAllocated(Number(Attribute::kNames), {}), 1u);
  EXPECT_EQ(MembersAllocated(Number(Attribute::kSizes), {}), 0u);
}

}  // namespace
}  // namespace legwork
