#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr ClauseCase kCases[] = {
    {"BUF-002", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output.buffers[0].size_after = 5000; }},
    {"BUF-004", NtlmSession,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).input.buffers[0].type |= kBufferReadOnly; },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).input.buffers[0].type |= kBufferReadOnly;
       p.Find(Call::kInitialize, kClient, 1).input.buffers[0].changed = true;
     }},
    {"BUF-005", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).input.buffers[0].changed = true; }},
    {"BUF-008", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).input.buffers[0].type = 13; }},
    {"BUF-009", NtlmSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient, 1);
       r.input.count = 2;
       r.input.buffers[1] = r.input.buffers[0];
       r.input.buffers[0].type = 14;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient, 1);
       r.input.count = 2;
       r.input.buffers[1] = r.input.buffers[0];
       r.input.buffers[0].type = 14;
       r.status = SecStatus::kInvalidToken;
     }},
    {"BUF-010", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).input.buffers[0].type = 0x00ABCDEF; }},
    {"BFD-001", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output.version = 1; }},
    {"BFD-002", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output.count = 1000; }},
};

TEST(BufferClauses, EveryRowIsShownToHoldAndToBeViolated) { ExpectCasesShowRows(kCases, BufferClauses()); }

}  // namespace
}  // namespace legwork::testing
