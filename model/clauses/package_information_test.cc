#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

// Import adds an import of what the server's context of NtlmEstablished was packed into.
CallRecord& Import(RecordBuilder& p) {
  CallRecord& record = p.OnContext(kServer, Call::kImport, SecStatus::kOk);
  record.context = {};
  record.package = PackageName::kNtlm;
  record.imported.known = true;
  record.imported.package = PackageName::kNtlm;
  return record;
}

void ExportAway(RecordBuilder& p) {
  p.OnContext(kServer, Call::kExport, SecStatus::kOk).export_flags = kExportDeleteOld;
}

constexpr ClauseCase kCases[] = {
    {"EXP-001", NtlmEstablished, [](RecordBuilder& p) { Import(p); },
     [](RecordBuilder& p) { Import(p).imported.from_other_computer = true; }},
    {"EXP-003", NtlmEstablished,
     [](RecordBuilder& p) {
       ExportAway(p);
       p.Protect(kServer, Call::kSign).status = SecStatus::kInvalidHandle;
     },
     [](RecordBuilder& p) {
       ExportAway(p);
       p.Protect(kServer, Call::kSign);
     }},
    {"IMX-001", NtlmEstablished, [](RecordBuilder& p) { Import(p); },
     [](RecordBuilder& p) { Import(p).imported.altered = true; }},
    {"IMX-001", NtlmEstablished, [](RecordBuilder& p) { Import(p); },
     [](RecordBuilder& p) { Import(p).package = PackageName::kKerberos; }},
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
