#include "cases/script/status_basis.h"

#include <gtest/gtest.h>

#include "model/clause_set.h"
#include "model/profile.h"

namespace legwork::script {
namespace {

bool Speaks(std::string_view clause, const StatusMismatch& mismatch) {
  return SpeaksAgainst(*FindClause(clause), mismatch);
}

TEST(StatusBasisTest, HoldsTheStatusThatAClauseNamesAgainstAnotherRefusal) {
  const StatusMismatch mismatch = {Call::kInitialize, "SEC_E_WRONG_PRINCIPAL", SecStatus::kInvalidToken};
  EXPECT_TRUE(Speaks("ISC-N-064", mismatch));
  EXPECT_FALSE(Speaks("ISC-N-062", mismatch)) << "names another status";
  EXPECT_FALSE(Speaks("ISC-N-057", mismatch)) << "tolerates any refusal";
  EXPECT_FALSE(Speaks("ISC-N-053", mismatch)) << "says nothing of which status";
}

TEST(StatusBasisTest, TakesOneOfSeveralStatusesForNamed) {
  const StatusMismatch mismatch = {Call::kInitialize, "SEC_E_TARGET_UNKNOWN|SEC_E_NO_AUTHENTICATING_AUTHORITY",
                                   SecStatus::kNoCredentials};
  EXPECT_TRUE(Speaks("ISC-N-060", mismatch));
  EXPECT_TRUE(Speaks("ISC-N-062", mismatch));
  EXPECT_FALSE(Speaks("ISC-N-061", mismatch));
}

TEST(StatusBasisTest, TakesAnotherRefusalWhereBothWouldDoForARefusal) {
  const StatusMismatch mismatch = {Call::kAcquire, "SEC_E_NO_CREDENTIALS|SEC_E_OK", SecStatus::kInvalidParameter};
  EXPECT_FALSE(Speaks("ACH-N-009", mismatch)) << "says that such a credential never authenticates";
  const StatusMismatch strict = {Call::kAcquire, "SEC_E_OK", SecStatus::kInvalidParameter};
  EXPECT_TRUE(Speaks("ACH-N-009", strict));
}

TEST(StatusBasisTest, HoldsASuccessAgainstWhatDemandsARefusal) {
  const StatusMismatch mismatch = {Call::kInitialize, "SEC_E_INVALID_TOKEN", SecStatus::kOk};
  EXPECT_TRUE(Speaks("ISC-N-057", mismatch));
  EXPECT_TRUE(Speaks("ISC-N-064", mismatch));
  EXPECT_FALSE(Speaks("ISC-N-053", mismatch)) << "is about failures only";
  EXPECT_FALSE(Speaks("ISC-N-055", mismatch)) << "is about failures only";
  const StatusMismatch any = {Call::kInitialize, "SEC_E_*", SecStatus::kContinueNeeded};
  EXPECT_TRUE(Speaks("ISC-N-057", any));
}

TEST(StatusBasisTest, LooksAtTheCallsThatTheClauseIsAbout) {
  EXPECT_TRUE(Speaks("ASC-N-027", {Call::kAccept, "SEC_E_INVALID_TOKEN", SecStatus::kOk}));
  EXPECT_FALSE(Speaks("ASC-N-027", {Call::kInitialize, "SEC_E_INVALID_TOKEN", SecStatus::kOk}));
  EXPECT_TRUE(Speaks("ENC-009", {Call::kEncrypt, "SEC_E_CONTEXT_EXPIRED", SecStatus::kOk}));
  EXPECT_FALSE(Speaks("ENC-009", {Call::kSign, "SEC_E_CONTEXT_EXPIRED", SecStatus::kOk}));
}

TEST(StatusBasisTest, BlamesNobodyForWhatTheSimulatedPartnerTakesOrRefusesOtherwise) {
  EXPECT_FALSE(Speaks("ASC-N-027", {Call::kAccept, "SEC_E_INVALID_TOKEN", SecStatus::kOk, false}));
  EXPECT_FALSE(Speaks("ASC-G-001", {Call::kAccept, "SEC_E_BAD_BINDINGS", SecStatus::kLogonDenied, false}));
}

TEST(StatusBasisTest, BlamesNobodyForWhatTheSimulatedPartnerCannotTell) {
  StatusMismatch mismatch = {Call::kQuery, "SEC_E_OK", SecStatus::kUnsupportedFunction, false};
  mismatch.attribute = 27;  // CLIENT_SPECIFIED_TARGET
  EXPECT_FALSE(Speaks("QCA-019", mismatch));
  mismatch.by_subject = true;
  EXPECT_TRUE(Speaks("QCA-019", mismatch));
}

bool IsOther(std::string_view clause, const StatusMismatch& mismatch) {
  return IsOtherAnswer(*FindClause(clause), mismatch, DocumentedProfile());
}

// A signature without integrity is a constant on one page (AMB-18), and refused on another.
TEST(StatusBasisTest, KnowsTheAnswersOfOtherProfiles) {
  EXPECT_TRUE(IsOther("SIG-004", {Call::kSign, "SEC_E_QOP_NOT_SUPPORTED", SecStatus::kOk}));
  EXPECT_FALSE(IsOther("SIG-004", {Call::kSign, "SEC_E_QOP_NOT_SUPPORTED", SecStatus::kOk, false})) << "the partner's";
  EXPECT_FALSE(IsOther("SIG-004", {Call::kSign, "SEC_E_QOP_NOT_SUPPORTED", SecStatus::kInvalidToken})) << "nobody's";
  EXPECT_FALSE(IsOther("SIG-004", {Call::kSign, "SEC_E_INVALID_HANDLE", SecStatus::kOk})) << "not what is asked";
  EXPECT_FALSE(IsOther("ENC-011", {Call::kEncrypt, "SEC_E_QOP_NOT_SUPPORTED", SecStatus::kOk})) << "not ambiguous";
}

TEST(StatusBasisTest, LetsASubjectRefuseWhatAFaultHasSpoilt) {
  EXPECT_FALSE(Speaks("SPN-002", {Call::kInitialize, "SEC_E_OK", SecStatus::kInvalidToken, true, true}));
  EXPECT_TRUE(Speaks("SPN-003", {Call::kInitialize, "SEC_I_CONTINUE_NEEDED", SecStatus::kOk, true, true}));
  EXPECT_TRUE(Speaks("ISC-N-057", {Call::kInitialize, "SEC_E_INVALID_TOKEN", SecStatus::kOk, true, true}));
}

TEST(StatusBasisTest, HoldsARefusedQueryAgainstTheClauseOfItsAttribute) {
  StatusMismatch mismatch = {Call::kQuery, "SEC_E_OK", SecStatus::kUnsupportedFunction};
  mismatch.attribute = 5;  // KEY_INFO
  EXPECT_TRUE(Speaks("QCA-014", mismatch));
  EXPECT_FALSE(Speaks("QCA-018", mismatch)) << "is about TARGET_INFORMATION";
  EXPECT_TRUE(Speaks("QCA-002", mismatch)) << "is about every attribute";
}

TEST(StatusBasisTest, AsksForNoMicThatIsNotAnnounced) {
  StatusMismatch mismatch = {Call::kAccept, "SEC_E_INVALID_TOKEN", SecStatus::kOk};
  EXPECT_TRUE(Speaks("NLM-006", mismatch));
  mismatch.lacks_mic = true;
  EXPECT_FALSE(Speaks("NLM-006", mismatch));
  EXPECT_TRUE(Speaks("ASC-N-027", mismatch));
}

TEST(StatusBasisTest, HoldsARefusalAgainstEveryClauseOfAnExchangeThatShouldGoWell) {
  EXPECT_TRUE(Speaks("ENC-003", {Call::kAccept, "SEC_E_OK", SecStatus::kInvalidToken}));
  EXPECT_TRUE(Speaks("ENC-003", {Call::kAccept, "SEC_E_OK", SecStatus::kInvalidToken, false}));
  EXPECT_TRUE(Speaks("SPN-003", {Call::kInitialize, "SEC_I_CONTINUE_NEEDED", SecStatus::kOk}));
}

}  // namespace
}  // namespace legwork::script
