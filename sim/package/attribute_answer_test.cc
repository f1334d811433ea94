#include "sim/package/attribute_answer.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace legwork
