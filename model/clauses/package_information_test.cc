#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

constexpr ClauseCase kCases[] = {
    {"QSP-001", NtlmEstablished, [](RecordBuilder& p) { p.End(kClient).call = Call::kQueryPackage; },
     [](RecordBuilder& p) {
       auto& r = p.End(kClient);
       r.call = Call::kQueryPackage;
       r.status = SecStatus::kInternalError;
     }},
    {"ESP-001", NtlmEstablished, [](RecordBuilder& p) { p.End(kClient).call = Call::kEnumerate; },
     [](RecordBuilder& p) {
       auto& r = p.End(kClient);
       r.call = Call::kEnumerate;
       r.status = SecStatus::kContinueNeeded;
     }},
    {"ISI-004", NtlmSession, nullptr,
     [](RecordBuilder& p) { p.Find(Call::kAccept, kServer).package = PackageName::kKerberos; }},
    {"QCR-001", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Free(kClient);
       r.call = Call::kQueryCredential;
       r.attribute = 1;
     },
     [](RecordBuilder& p) {
       auto& r = p.Free(kClient);
       r.call = Call::kQueryCredential;
       r.attribute = 1;
       r.status = SecStatus::kInternalError;
     }},
    {"QCR-002", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Free(kClient);
       r.call = Call::kQueryCredential;
       r.attribute = 4;
       r.status = SecStatus::kUnsupportedFunction;
     },
     [](RecordBuilder& p) {
       auto& r = p.Free(kClient);
       r.call = Call::kQueryCredential;
       r.attribute = 4;
     }},
};

TEST(PackageInformationClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, PackageInformationClauses());
}

}  // namespace
}  // namespace legwork::testing
