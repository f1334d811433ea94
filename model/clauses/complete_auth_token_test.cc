#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr ClauseCase kCases[] = {
    {"CAT-001", ScriptedSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       p.Complete(kClient);
     }},
    {"CAT-002", ScriptedSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kComplete, kClient).input = {}; }},
    {"CAT-003", ScriptedSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kComplete, kClient).status = SecStatus::kContinueNeeded; }},
    {"CAT-004", ScriptedSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kComplete, kClient).status = SecStatus::kInvalidToken; }},
    {"CAT-005", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.Complete(kClient);
     }},
    {"ACT-001", NtlmEstablished,
     [](RecordBuilder& p) { p.OnContext(kClient, Call::kApplyControl, SecStatus::kUnsupportedFunction); },
     [](RecordBuilder& p) { p.OnContext(kClient, Call::kApplyControl); }},
};

TEST(CompleteAuthTokenClauses, WhoAsksForCompletionOffersIt) {
  RecordBuilder session = ScriptedSession();
  session.Find(Call::kComplete, kClient).status = SecStatus::kLogonDenied;
  EXPECT_EQ(WeightOf("CAT-003", session), Weight::kWarning);
  session.Find(Call::kComplete, kClient).status = SecStatus::kUnsupportedFunction;
  EXPECT_EQ(WeightOf("CAT-003", session), Weight::kFailure);
}

TEST(CompleteAuthTokenClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, CompleteAuthTokenClauses());
}

}  // namespace
}  // namespace legwork::testing
