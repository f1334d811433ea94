#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr std::uint32_t Bit(Circumstance circumstance) { return static_cast<std::uint32_t>(circumstance); }

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
};

TEST(ChannelBindingClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, ChannelBindingClauses());
}

}  // namespace
}  // namespace legwork::testing
