#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr ClauseCase kCases[] = {
    {"LIF-001", NtlmSession,
     [](RecordBuilder& p) { p.Find(Call::kSend, kClient).transmission = Transmission::kFramed; },
     [](RecordBuilder& p) { p.Find(Call::kSend, kClient).transmission = Transmission::kUnframed; }},
    {"LIF-002", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       p.Accept(SecStatus::kLogonDenied);
       p.Accept(SecStatus::kLogonDenied);
     }},
    {"LIF-004", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).input_token.origin = TokenOrigin::kStray; }},
    {"LIF-005", NtlmSession, nullptr, [](RecordBuilder& p) { p.Drop(Call::kDelete, kClient); }},
    {"LIF-006", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kInitialize, kClient);
       p.SendData(kClient);
     }},
    {"REC-001", NtlmEstablished, nullptr, [](RecordBuilder& p) { p.Free(kClient).call = static_cast<Call>(77); }},
};

TEST(SessionLifeClauses, EveryRowIsShownToHoldAndToBeViolated) { ExpectCasesShowRows(kCases, SessionLifeClauses()); }

}  // namespace
}  // namespace legwork::testing
