#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

void DescribeNtlm(RecordBuilder& play, std::uint32_t capabilities) {
  CallRecord& record = play.OnContext(kServer, Call::kQueryPackage);
  record.context = {};
  record.described.count = 1;
  record.described.pointer_written = true;
  record.described.packages[0].name = PackageName::kNtlm;
  record.described.packages[0].capabilities = capabilities;
}

constexpr ClauseCase kCases[] = {
    {"IMP-001", NtlmEstablished, [](RecordBuilder& p) { p.OnContext(kServer, Call::kImpersonate); },
     [](RecordBuilder& p) { p.OnContext(kClient, Call::kImpersonate); }},
    {"IMP-002", NtlmEstablished,
     [](RecordBuilder& p) {
       p.OnContext(kServer, Call::kImpersonate, SecStatus::kNoImpersonation).consequence = Consequence::kDropped;
     },
     [](RecordBuilder& p) {
       p.OnContext(kServer, Call::kImpersonate, SecStatus::kNoImpersonation).consequence = Consequence::kTrusted;
     }},
    {"IMP-003", NtlmEstablished, [](RecordBuilder& p) { p.OnContext(kServer, Call::kImpersonate); },
     [](RecordBuilder& p) { p.OnContext(kServer, Call::kImpersonate, SecStatus::kLogonDenied); }},
    {"IMP-004", NtlmEstablished,
     [](RecordBuilder& p) {
       p.OnContext(kServer, Call::kImpersonate);
       p.OnContext(kServer, Call::kRevert);
       p.Finish();
     },
     [](RecordBuilder& p) {
       p.OnContext(kServer, Call::kImpersonate);
       p.Finish();
     }},
    {"IMP-005", NtlmStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       p.OnContext(kServer, Call::kImpersonate, SecStatus::kNoImpersonation);
     },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       p.OnContext(kServer, Call::kImpersonate);
     }},
    {"IMP-006", NtlmEstablished,
     [](RecordBuilder& p) {
       DescribeNtlm(p, 0x100);
       p.OnContext(kServer, Call::kImpersonate);
     },
     [](RecordBuilder& p) {
       DescribeNtlm(p, 0x1);
       p.OnContext(kServer, Call::kImpersonate);
     }},
    {"REV-001", NtlmEstablished,
     [](RecordBuilder& p) {
       p.OnContext(kServer, Call::kImpersonate);
       p.OnContext(kServer, Call::kRevert);
     },
     [](RecordBuilder& p) { p.OnContext(kServer, Call::kRevert); }},
    {"REV-002", NtlmEstablished,
     [](RecordBuilder& p) {
       p.OnContext(kServer, Call::kImpersonate);
       p.OnContext(kServer, Call::kRevert);
     },
     [](RecordBuilder& p) {
       p.OnContext(kServer, Call::kImpersonate);
       p.OnContext(kServer, Call::kRevert, SecStatus::kContinueNeeded);
     }},
    {"QST-001", NtlmEstablished,
     [](RecordBuilder& p) {
       p.OnContext(kServer, Call::kQueryToken);
       p.Finish();
     },
     [](RecordBuilder& p) {
       p.OnContext(kServer, Call::kQueryToken);
       p.Finish();
       p.Find(Call::kEnd, kServer).open_tokens = 1;
     }},
    {"QST-002", NtlmEstablished, [](RecordBuilder& p) { p.OnContext(kServer, Call::kQueryToken); },
     [](RecordBuilder& p) { p.OnContext(kServer, Call::kQueryToken, SecStatus::kContinueNeeded); }},
    {"QST-003", NtlmEstablished, [](RecordBuilder& p) { p.OnContext(kServer, Call::kQueryToken); },
     [](RecordBuilder& p) { p.OnContext(kClient, Call::kQueryToken); }},
    {"EXP-004", NtlmEstablished,
     [](RecordBuilder& p) { p.OnContext(kServer, Call::kExport, SecStatus::kUnsupportedFunction); },
     [](RecordBuilder& p) { p.OnContext(kServer, Call::kExport, SecStatus::kInvalidToken); }},
    {"IMX-002", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.OnContext(kServer, Call::kImport);
       r.context = {};
       r.new_handle = {6, 6};
       r.new_handle_written = true;
       p.Delete(kServer).context.value = {6, 6};
       p.End(kServer);
     },
     [](RecordBuilder& p) {
       auto& r = p.OnContext(kServer, Call::kImport);
       r.context = {};
       r.new_handle = {6, 6};
       r.new_handle_written = true;
       p.End(kServer);
     }},
    {"IMX-003", NtlmEstablished,
     [](RecordBuilder& p) { p.OnContext(kServer, Call::kImport, SecStatus::kNotOwner).context = {}; },
     [](RecordBuilder& p) { p.OnContext(kServer, Call::kImport, SecStatus::kTimeSkew).context = {}; }},
    {"SCA-001", NtlmEstablished,
     [](RecordBuilder& p) { p.OnContext(kServer, Call::kSetAttributes, SecStatus::kUnsupportedFunction); },
     [](RecordBuilder& p) { p.OnContext(kServer, Call::kSetAttributes); }},
    {"QCR-003", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Free(kClient);
       r.call = Call::kQueryCredential;
       r.status = SecStatus::kUnsupportedFunction;
     },
     [](RecordBuilder& p) {
       auto& r = p.Free(kClient);
       r.call = Call::kQueryCredential;
       r.status = SecStatus::kTimeSkew;
     }},
    {"ESP-003", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.End(kClient);
       r.call = Call::kEnumerate;
       r.status = SecStatus::kInsufficientMemory;
     },
     [](RecordBuilder& p) {
       auto& r = p.End(kClient);
       r.call = Call::kEnumerate;
       r.status = SecStatus::kTimeSkew;
     }},
    {"CAP-001", NtlmEstablished, [](RecordBuilder& p) { p.End(kClient).call = Call::kChangePassword; },
     [](RecordBuilder& p) {
       auto& r = p.End(kClient);
       r.call = Call::kChangePassword;
       r.package = PackageName::kOther;
     }},
    {"CAP-002", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.End(kClient);
       r.call = Call::kChangePassword;
       r.output.is_null = false;
       r.output.count = 1;
       r.output.buffers[0] = MakeBuffer(BufferType::kChangePassResponse, 64, 64);
     },
     [](RecordBuilder& p) { p.End(kClient).call = Call::kChangePassword; }},
};

TEST(ServerContextClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, ServerContextClauses());
}

}  // namespace
}  // namespace legwork::testing
