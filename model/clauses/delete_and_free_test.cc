#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr auto kUnfinishedContextDeleted = static_cast<SecStatus>(0x80090333);

// HandOut lets the package hand a block of memory to the client.
void HandOut(RecordBuilder& p) { p.Query(kClient, Attribute::kNames).issued[0] = 7; }
CallRecord& FreeBlock(RecordBuilder& p, SecStatus status = SecStatus::kOk) {
  CallRecord& record = p.OnContext(kClient, Call::kFreeBuffer, status);
  record.context = {};
  record.memory = {false, 7, false};
  return record;
}

constexpr ClauseCase kCases[] = {
    {"DSC-001", NtlmSession, nullptr, [](RecordBuilder& p) { p.Drop(Call::kDelete, kServer); }},
    {"DSC-002", NtlmSession, [](RecordBuilder& p) { p.Delete(kServer); },
     [](RecordBuilder& p) { p.Find(Call::kDelete, kClient).status = SecStatus::kInvalidHandle; }},
    {"DSC-003", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Delete(kClient).context.value = {9, 9};
       p.Find(Call::kDelete, kClient).status = SecStatus::kInvalidHandle;
     },
     [](RecordBuilder& p) {
       p.Delete(kClient).context.value = {9, 9};
     }},
    {"DSC-004", NtlmSession, nullptr, [](RecordBuilder& p) { p.Query(kClient, Attribute::kSizes); }},
    {"DSC-006", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kDelete, kClient).began_at = 1; }},
    {"DSC-007", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kDelete, kServer).status = SecStatus::kInvalidHandle; }},
    {"DSC-008", NtlmStarted, [](RecordBuilder& p) { p.Delete(kClient).status = kUnfinishedContextDeleted; },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       p.Initialize(SecStatus::kOk);
       p.Accept(SecStatus::kOk);
       p.Delete(kClient).status = kUnfinishedContextDeleted;
     }},
    {"FCH-001", NtlmSession, nullptr, [](RecordBuilder& p) { p.Drop(Call::kDelete, kClient); }},
    {"FCH-002", NtlmSession, nullptr, [](RecordBuilder& p) { p.Drop(Call::kFree, kClient); }},
    {"FCH-003", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kFree, kClient).status = SecStatus::kInternalError; }},
    {"FCH-004", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Free(kClient);
       p.Protect(kClient, Call::kSign);
     },
     [](RecordBuilder& p) {
       p.Free(kClient);
       p.Protect(kClient, Call::kSign).status = SecStatus::kInvalidHandle;
     }},
    {"FCB-001", NtlmSession,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).output.buffers[0].allocated_by_package = true;
       p.OnContext(kClient, Call::kFreeBuffer);
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).output.buffers[0].allocated_by_package = true;
       p.OnContext(kClient, Call::kFreeBuffer, SecStatus::kInvalidHandle);
     }},
    {"FCB-003", NtlmSession, [](RecordBuilder& p) { p.OnContext(kClient, Call::kFreeBuffer); },
     [](RecordBuilder& p) { p.OnContext(kClient, Call::kFreeBuffer, SecStatus::kContinueNeeded); }},
    {"DSC-005", NtlmEstablished,
     [](RecordBuilder& p) {
       HandOut(p);
       p.Delete(kClient);
       FreeBlock(p);
     },
     [](RecordBuilder& p) {
       HandOut(p);
       p.Delete(kClient);
       FreeBlock(p, SecStatus::kInvalidHandle);
     }},
    {"FCB-001", NtlmEstablished,
     [](RecordBuilder& p) {
       HandOut(p);
       FreeBlock(p);
     },
     [](RecordBuilder& p) {
       HandOut(p);
       FreeBlock(p, SecStatus::kInvalidHandle);
     }},
    {"FCB-002", NtlmEstablished,
     [](RecordBuilder& p) {
       HandOut(p);
       FreeBlock(p);
     },
     [](RecordBuilder& p) {
       HandOut(p);
       FreeBlock(p);
       FreeBlock(p, SecStatus::kInvalidHandle);
     }},
    {"FCB-002", NtlmEstablished,
     [](RecordBuilder& p) {
       HandOut(p);
       FreeBlock(p);
     },
     [](RecordBuilder& p) {
       HandOut(p);
       FreeBlock(p, SecStatus::kInvalidHandle).memory.block = 0;
     }},
    {"FCB-002", NtlmEstablished,
     [](RecordBuilder& p) {
       HandOut(p);
       FreeBlock(p);
     },
     [](RecordBuilder& p) {
       HandOut(p);
       FreeBlock(p, SecStatus::kInvalidHandle).memory.inside = true;
     }},
    {"FCB-004", NtlmEstablished,
     [](RecordBuilder& p) {
       HandOut(p);
       p.Send(kClient).memory = {false, 7, false};
       FreeBlock(p);
     },
     [](RecordBuilder& p) {
       HandOut(p);
       FreeBlock(p);
       p.Send(kClient).memory = {false, 7, false};
     }},
};

TEST(DeleteAndFreeClauses, MemoryThatIsKnownToBeThePackagesMustBeTakenBack) {
  RecordBuilder by_host = NtlmSession();
  by_host.Find(Call::kInitialize, kClient).refused_frees = 1;
  EXPECT_EQ(WeightOf("FCB-001", by_host), Weight::kFailure);
  RecordBuilder by_caller = NtlmEstablished();
  HandOut(by_caller);
  FreeBlock(by_caller, SecStatus::kInvalidHandle);
  EXPECT_EQ(WeightOf("FCB-001", by_caller), Weight::kFailure);
  RecordBuilder unknown = NtlmSession();
  unknown.Find(Call::kInitialize, kClient).output.buffers[0].allocated_by_package = true;
  unknown.OnContext(kClient, Call::kFreeBuffer, SecStatus::kInvalidHandle);
  EXPECT_EQ(WeightOf("FCB-001", unknown), Weight::kWarning) << "it may have been another pointer";
}

TEST(DeleteAndFreeClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, DeleteAndFreeClauses());
}

}  // namespace
}  // namespace legwork::testing
