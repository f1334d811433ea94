#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr ClauseCase kCases[] = {
    {"ASC-N-001", NtlmSession, nullptr, [](RecordBuilder& p) { p.OnContext(kClient, Call::kAccept); }},
    {"ASC-N-002", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAcquire, kServer).credential_use = 2; }},
    {"ASC-N-003", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.Find(Call::kAccept, kServer, 1).context.value = {9, 9};
     }},
    {"ASC-N-004", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer, 1).input_token.origin = TokenOrigin::kStray; }},
    {"ASC-N-005", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAccept, kServer, 1).began_at = 1; }},
    {"ASC-N-006", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).input = {}; }},
    {"ASC-N-007", NtlmSession,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).bindings = {.kind = BindingsKind::kEndPoint, .id = 8};
       p.Find(Call::kAccept, kServer).bindings = {.kind = BindingsKind::kEndPoint, .id = 8};
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).bindings = {.kind = BindingsKind::kEndPoint, .id = 8};
       p.Find(Call::kAccept, kServer).bindings = {.kind = BindingsKind::kEndPoint, .id = 8};
       p.Find(Call::kAccept, kServer).status = SecStatus::kBadBindings;
     }},
    {"ASC-N-008", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).requested |= 0x00040000; }},
    {"ASC-N-009", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).requested |= 0x4000; }},
    {"ASC-N-016", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).data_rep = 1; }},
    {"ASC-N-017", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).new_handle_is_null = true; }},
    {"ASC-N-018", KerberosSession, nullptr,
     [](RecordBuilder& p) {
       p.Drop(Call::kSend, kServer);
       p.Drop(Call::kInitialize, kClient, 1);
     }},
    {"ASC-N-020", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       p.SendData(kServer);
     }},
    {"ASC-N-023", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).expiry_is_null = false; }},
    {"ASC-N-030", KerberosSession, nullptr,
     [](RecordBuilder& p) {
       p.Drop(Call::kSend, kServer);
       p.Drop(Call::kInitialize, kClient, 1);
     }},
    {"ASC-N-031", NtlmStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kCompleteAndContinue);
       p.Complete(kServer);
       p.Send(kServer);
     },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kCompleteAndContinue);
       p.Send(kServer);
     }},
    {"ASC-N-032", ScriptedSession, nullptr, [](RecordBuilder& p) { p.Drop(Call::kComplete, kServer); }},
    {"ASC-N-033", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAccept, kServer, 1).input_token = {}; }},
    {"ASC-N-035", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       p.Accept(SecStatus::kLogonDenied);
       p.Accept(SecStatus::kLogonDenied);
     }},
    {"ASC-N-036", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Find(Call::kAccept, kServer, 1).required = 4;
       p.SendData(kServer);
     },
     [](RecordBuilder& p) {
       p.Find(Call::kAccept, kServer, 1).required = 2;
       p.SendData(kServer);
     }},
    {"ASC-N-037", NtlmStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       p.Delete(kServer);
       p.End(kServer);
     },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       p.End(kServer);
     }},
    {"ASC-N-038", NtlmEstablished, [](RecordBuilder& p) { p.OnContext(kServer, Call::kImpersonate); },
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       p.OnContext(kServer, Call::kImpersonate);
     }},
    {"ASC-N-039", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer, 1).began_at = 140'000'000'000'000'000; }},
    {"ASC-N-040", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       for (int i = 0; i < 4; ++i) p.Accept(SecStatus::kContinueNeeded);
     }},
};

TEST(AcceptNegotiateClauses, AServerOfDatagramsOwesNoInputAtFirst) {
  RecordBuilder play = NtlmSession();
  play.Find(Call::kAccept, kServer).input = {};
  play.Find(Call::kAccept, kServer).requested |= 0x400;  // ASC_REQ_DATAGRAM
  EXPECT_EQ(Judge("ASC-N-006", play).violated, 0u);
}

TEST(AcceptNegotiateClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, AcceptNegotiateClauses());
}

}  // namespace
}  // namespace legwork::testing
