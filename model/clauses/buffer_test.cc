#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr ClauseCase kCases[] = {
    {"BUF-001", NtlmSession,
     [](RecordBuilder& p) {
       auto& b = p.Find(Call::kInitialize, kClient).output.buffers[0];
       b.memory_known = true;
       b.memory = b.size;
     },
     [](RecordBuilder& p) {
       auto& b = p.Find(Call::kInitialize, kClient).output.buffers[0];
       b.memory_known = true;
       b.memory = b.size - 1;
     }},
    {"BUF-001", NtlmSession,
     [](RecordBuilder& p) {
       auto& b = p.Find(Call::kInitialize, kClient).output.buffers[0];
       b.memory_known = b.is_null = true;
       b.size = 0;
     },
     [](RecordBuilder& p) {
       auto& b = p.Find(Call::kInitialize, kClient).output.buffers[0];
       b.memory_known = b.is_null = true;
     }},
    {"BUF-001", NtlmSession,
     [](RecordBuilder& p) {
       CallRecord& first = p.Find(Call::kInitialize, kClient);
       first.requested |= 0x100;  // ISC_REQ_ALLOCATE_MEMORY
       first.output.buffers[0].memory_known = first.output.buffers[0].is_null = true;
     },
     [](RecordBuilder& p) {
       auto& data = p.Find(Call::kSign, kClient).input.buffers[0];
       data.memory_known = data.is_null = true;
     }},
    {"BUF-002", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output.buffers[0].size_after = 5000; }},
    {"BUF-003", NtlmSession,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).input.buffers[0].type |= kBufferReadOnly; },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).input.buffers[0].type |= kBufferReadOnly;
       p.Find(Call::kInitialize, kClient, 1).status = SecStatus::kInvalidToken;
     }},
    {"BUF-004", NtlmSession,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).input.buffers[0].type |= kBufferReadOnly; },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).input.buffers[0].type |= kBufferReadOnly;
       p.Find(Call::kInitialize, kClient, 1).input.buffers[0].changed = true;
     }},
    {"BUF-005", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).input.buffers[0].changed = true; }},
    {"BUF-007", NtlmSession,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient, 1);
       r.input.count = 2;
       r.input.buffers[1].type = 4;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient, 1);
       r.input.count = 2;
       r.input.buffers[1].type = 4;
       r.input.buffers[1].changed = true;
     }},
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
    {"BUF-011", NtlmSession,
     [](RecordBuilder& p) { p.Find(Call::kSend, kClient).transmission = Transmission::kFramed; },
     [](RecordBuilder& p) { p.Find(Call::kSend, kClient).transmission = Transmission::kStructures; }},
    {"BFD-001", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output.version = 1; }},
    {"BFD-002", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).output.count = 1000; }},
    {"BFD-002", NtlmSession, nullptr,
     [](RecordBuilder& p) {
       auto& output = p.Find(Call::kInitialize, kClient).output;
       output.elements_known = true;
       output.elements = output.count - 1;
     }},
};

// Weighed gives the weight of BUF-002 where the client's first token was left as `change` has it.
template <typename Change>
std::optional<Weight> Weighed(Change change) {
  RecordBuilder session = NtlmSession();
  change(session.Find(Call::kInitialize, kClient).output.buffers[0]);
  return WeightOf("BUF-002", session);
}

TEST(BufferClauses, WhatIsCountedAndIsNoTokenIsNotInferred) {
  EXPECT_EQ(Weighed([](BufferFacts& b) { b.unwritten = 100; }), Weight::kFailure);
  EXPECT_EQ(Weighed([](BufferFacts& b) { b.size_after = b.size + 1; }), Weight::kFailure);
  EXPECT_EQ(Weighed([](BufferFacts& b) { b.allocated_by_package = true; }), Weight::kFailure);
  EXPECT_EQ(Weighed([](BufferFacts& b) { b.type_after = static_cast<std::uint32_t>(BufferType::kData); }),
            Weight::kFailure);
  EXPECT_EQ(Weighed([](BufferFacts& b) { b.size_after -= 1; }), Weight::kWarning);
  EXPECT_EQ(Weighed([](BufferFacts& b) { b.is_null = b.allocated_by_package = true; }), std::nullopt)
      << "the caller gave no memory";
}

TEST(BufferClauses, EveryRowIsShownToHoldAndToBeViolated) { ExpectCasesShowRows(kCases, BufferClauses()); }

}  // namespace
}  // namespace legwork::testing
