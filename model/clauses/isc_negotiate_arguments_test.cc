#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr ClauseCase kCases[] = {
    {"ISC-N-001", NtlmEstablished, nullptr, [](RecordBuilder& p) { p.OnContext(kServer, Call::kInitialize); }},
    {"ISC-N-002", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).input_token.origin = TokenOrigin::kAltered; }},
    {"ISC-N-003", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).input_token.origin = TokenOrigin::kAltered; }},
    {"ISC-N-004", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.KeepUntil(Call::kAccept, kServer);
       p.Send(kServer);
       p.Delete(kClient);
     }},
    {"ISC-N-005", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).credential.value = {5, 5};
     }},
    {"ISC-N-006", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kAcquire, kClient).credential_use = 1; }},
    {"ISC-N-007", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).context = {.is_null = false, .value = {9, 9}};
     }},
    {"ISC-N-008", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).context.value = {9, 9};
     }},
    {"ISC-N-009", NegotiateSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).target_form = TargetForm::kHostBased; }},
    {"ISC-N-010", NegotiateSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).target_form = TargetForm::kAbsent; }},
    {"ISC-N-011", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).status = SecStatus::kUnsupportedFunction; }},
    {"ISC-N-012", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).requested |= 0x02000000; }},
    {"ISC-N-013", NtlmSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.requested |= 0x100;
       r.output.buffers[0].allocated_by_package = true;
     },
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).requested |= 0x100; }},
    {"ISC-N-013", NtlmStarted,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.requested |= 0x100;
       r.output.buffers[0].allocated_by_package = true;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.requested |= 0x100;
       r.output.buffers[0].is_null_after = true;
       r.output_token = {};
     }},
    {"ISC-N-014", NtlmSession,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).output.buffers[0].allocated_by_package = true;
       p.Drop(Call::kEnd, kClient);
       p.OnContext(kClient, Call::kFreeBuffer);
       p.End(kClient);
     },
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output.buffers[0].allocated_by_package = true; }},
    {"ISC-N-028", NtlmEstablished, [](RecordBuilder& p) { p.Protect(kClient, Call::kEncrypt); },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).granted &= ~0x10u;
       p.Protect(kClient, Call::kEncrypt);
     }},
    {"ISC-N-029", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).reserved1 = 1; }},
    {"ISC-N-030", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).data_rep = 7; }},
    {"ISC-N-031", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).input_token = {.id = 99, .size = 4, .kind = TokenKind::kNtlmChallenge};
     }},
    {"ISC-N-032", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).input.buffers[0].size = 3; }},
    {"ISC-N-033", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).reserved2 = 1; }},
    {"ISC-N-034", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).new_handle_written = false; }},
    {"ISC-N-035", NtlmStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       p.Initialize(SecStatus::kOk);
     },
     [](RecordBuilder& p) {
       CallRecord& other = p.Initialize(SecStatus::kContinueNeeded);
       other.context = {};
       other.new_handle = {7, 7};
       p.Accept(SecStatus::kContinueNeeded);
       p.Initialize(SecStatus::kOk).new_handle = {7, 7};
     }},
    {"ISC-N-036", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output.buffers[0].type = 1; }},
    {"ISC-N-044", NtlmSession, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).expiry_is_null = true; },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).expiry_is_null = true;
       p.Find(Call::kInitialize, kClient).status = SecStatus::kInvalidParameter;
     }},
    {"ISC-N-084", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).began_at = 1; }},
    {"ISC-N-085", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).new_handle_is_null = true; }},
    {"ISC-N-075", KerberosStarted,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.requested |= 0x80;
       r.granted |= 0x80;
       r.input.is_null = false;
       r.input.count = 1;
       r.input.buffers[0].type = 3;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.requested |= 0x80;
       r.input.is_null = false;
       r.input.count = 1;
       r.input.buffers[0].type = 3;
     }},
    {"ISC-N-075", KerberosStarted, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).requested |= 0x80; },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.requested |= 0x80;
       r.status = SecStatus::kInternalError;
     }},
    {"ISC-N-081", NtlmStarted,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).kernel = {true, MemoryOrigin::kVirtual, MemoryOrigin::kVirtual};
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).kernel = {true, MemoryOrigin::kPool, MemoryOrigin::kVirtual};
     }},
    {"ISC-N-081", NtlmStarted,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).kernel = {true, MemoryOrigin::kVirtual, MemoryOrigin::kVirtual};
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.kernel = {true, MemoryOrigin::kVirtual, MemoryOrigin::kVirtual};
       r.function_form = StringForm::kAnsi;
     }},
    {"ISC-N-082", NtlmStarted,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).kernel = {true, MemoryOrigin::kVirtual, MemoryOrigin::kVirtual};
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).kernel = {true, MemoryOrigin::kVirtual, MemoryOrigin::kPool};
     }},
};

TEST(IscNegotiateArgumentClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, IscNegotiateArgumentClauses());
}

}  // namespace
}  // namespace legwork::testing
