#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr std::uint32_t Bit(Circumstance circumstance) { return static_cast<std::uint32_t>(circumstance); }

void Bind(CallRecord& record, BindingsKind kind) {
  record.input.is_null = false;
  record.input.count = 2;
  record.input.buffers[1].type = 14;
  record.bindings.kind = kind;
}
void BindBoth(RecordBuilder& p, BindingsKind kind) {
  Bind(p.Find(Call::kInitialize, kClient, 1), BindingsKind::kUnique);
  Bind(p.Find(Call::kAccept, kServer, 1), kind);
}
void SendThroughChannel(RecordBuilder& p, bool in_the_clear) {
  p.Find(Call::kInitialize, kClient).circumstances = Bit(Circumstance::kOuterChannel);
  p.SendData(kClient).transmitted_in_the_clear = in_the_clear;
}

constexpr ClauseCase kCases[] = {
    {"EPA-003", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer, 1);
       r.circumstances = Bit(Circumstance::kBindingsMismatch);
       r.input.count = 2;
       r.input.buffers[1].type = 14;
       r.status = SecStatus::kBadBindings;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer, 1);
       r.circumstances = Bit(Circumstance::kBindingsMismatch);
       r.input.count = 2;
       r.input.buffers[1].type = 14;
       r.status = SecStatus::kOk;
     }},
    {"EPA-004", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer, 1);
       r.circumstances = Bit(Circumstance::kBindingsMissing);
       r.input.count = 2;
       r.input.buffers[1].type = 14;
       r.status = SecStatus::kBadBindings;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer, 1);
       r.circumstances = Bit(Circumstance::kBindingsMissing);
       r.input.count = 2;
       r.input.buffers[1].type = 14;
       r.status = SecStatus::kOk;
     }},
    {"EPA-005", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer, 1);
       r.circumstances = Bit(Circumstance::kBindingsMissing);
       r.input.count = 2;
       r.input.buffers[1].type = 14;
       r.requested |= 0x04000000;
       r.status = SecStatus::kBadBindings;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer, 1);
       r.circumstances = Bit(Circumstance::kBindingsMissing);
       r.input.count = 2;
       r.input.buffers[1].type = 14;
       r.requested |= 0x04000000;
       r.status = SecStatus::kOk;
     }},
    {"EPA-001", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kInitialize, kClient);
       r.circumstances = Bit(Circumstance::kOuterChannel);
       Bind(r, BindingsKind::kUnique);
     },
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).circumstances = Bit(Circumstance::kOuterChannel); }},
    {"EPA-002", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer);
       r.circumstances = Bit(Circumstance::kOuterChannel);
       Bind(r, BindingsKind::kUnique);
     },
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).circumstances = Bit(Circumstance::kOuterChannel); }},
    {"EPA-006", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer, 1);
       r.bindings_result_written = true;
       r.bindings_result = 0x11;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer, 1);
       r.bindings_result_written = true;
       r.bindings_result = 1;
     }},
    {"EPA-006", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer, 1);
       r.bindings_result_written = true;
       r.bindings_result = 8;
     },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer, 1);
       r.bindings_result_written = true;
       r.bindings_result = 0x14;
     }},
    {"EPA-007", NtlmEstablished, [](RecordBuilder& p) { SendThroughChannel(p, false); },
     [](RecordBuilder& p) { SendThroughChannel(p, true); }},
    {"SCB-001", NtlmEstablished,
     [](RecordBuilder& p) { Bind(p.Find(Call::kAccept, kServer, 1), BindingsKind::kUnique); },
     [](RecordBuilder& p) {
       auto& r = p.Find(Call::kAccept, kServer, 1);
       Bind(r, BindingsKind::kUnique);
       r.bindings.fits = false;
     }},
    {"SCB-002", NtlmEstablished, [](RecordBuilder& p) { BindBoth(p, BindingsKind::kUnique); },
     [](RecordBuilder& p) { BindBoth(p, BindingsKind::kEndPoint); }},
};

TEST(ChannelBindingClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, ChannelBindingClauses());
}

}  // namespace
}  // namespace legwork::testing
