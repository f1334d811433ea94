#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr ClauseCase kCases[] = {
    {"ISC-G-001", NtlmSession, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).requested &= ~0x800u; },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).requested &= ~0x800u;
       p.Find(Call::kInitialize, kClient, 1).granted |= 0x400;
     }},
    {"ISC-G-002", NtlmSession, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).requested |= 0x00800000; },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).requested |= 0x00800000;
       p.Find(Call::kInitialize, kClient, 1).granted &= ~0x10000u;
     }},
    {"ISC-G-003", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).granted |= 0x20; }},
    {"ISC-G-004", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).target_form = TargetForm::kEmpty; }},
    {"ISC-G-005", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).status = SecStatus::kIncompleteCredentialsInfo; }},
    {"ISC-G-006", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).requested |= 0x00080000; }},
    {"ISC-K-001", KerberosSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).target_form = TargetForm::kAbsent; }},
    {"ISC-K-003", KerberosSession,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient, 1).requested |= 0x20;
       p.Find(Call::kInitialize, kClient, 1).granted |= 0x20;
     },
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).requested |= 0x20; }},
    {"ISC-K-004", KerberosSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).status = SecStatus::kIncompleteCredentialsInfo; }},
    {"ISC-L-001", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).target_form = TargetForm::kAccount; }},
    {"ISC-L-002", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient, 1).granted |= 1; }},
    {"ISC-K-002", KerberosStarted,
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).target_is_qualified = true; },
     [](RecordBuilder& p) { p.Find(Call::kInitialize, kClient).target_is_qualified = false; }},
};

TEST(IscOtherClauses, EveryRowIsShownToHoldAndToBeViolated) { ExpectCasesShowRows(kCases, IscOtherClauses()); }

}  // namespace
}  // namespace legwork::testing
