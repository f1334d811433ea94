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

// Describe tells the actor of a package with these capabilities. The description is a block of memory.
CallRecord& Describe(RecordBuilder& p, std::uint16_t actor, PackageName package, std::uint32_t capabilities,
                     Call call = Call::kQueryPackage) {
  CallRecord& record = p.OnContext(actor, call);
  record.context = {};
  record.package = package;
  record.described.count = 1;
  record.described.packages[0] = {package, 1, 10, capabilities, 2888};
  record.issued[0] = 5;
  return record;
}
// DescribeTwice asks for NTLM, whose capabilities are 3, and then for the list, which has this one package.
void DescribeTwice(RecordBuilder& p, PackageName listed, std::uint32_t capabilities) {
  Describe(p, kServer, PackageName::kNtlm, 3);
  Describe(p, kServer, listed, capabilities, Call::kEnumerate);
}
void FreeDescription(RecordBuilder& p, bool inside = false) {
  CallRecord& record = p.OnContext(kServer, Call::kFreeBuffer);
  record.context = {};
  record.memory = {false, 5, inside};
}
void AcceptDescribed(RecordBuilder& p, std::uint32_t capabilities, std::uint32_t granted) {
  Describe(p, kServer, PackageName::kNtlm, capabilities);
  CallRecord& record = p.Accept(SecStatus::kOk, TokenKind::kNone);
  record.granted = granted;
}
void ProtectDescribed(RecordBuilder& p, Call call, std::uint32_t capabilities) {
  Describe(p, kServer, PackageName::kNtlm, capabilities);
  p.Protect(kServer, call);
}
void AskForSelection(RecordBuilder& p, std::uint32_t capabilities) {
  Describe(p, kClient, PackageName::kKerberos, capabilities);
  p.Query(kClient, Attribute::kNegotiationInfo);
}
void Fragment(RecordBuilder& p, std::uint32_t capabilities) {
  Describe(p, kServer, PackageName::kNtlm, capabilities);
  p.Accept(static_cast<SecStatus>(0x00090364), TokenKind::kNone);
}
void Export(RecordBuilder& p) {
  CallRecord& record = p.OnContext(kServer, Call::kExport);
  record.packed_written = true;
  record.issued[0] = 5;
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
    {"QSP-001", NtlmEstablished, [](RecordBuilder& p) { Describe(p, kServer, PackageName::kNtlm, 3); },
     [](RecordBuilder& p) {
       Describe(p, kServer, PackageName::kNtlm, 3).described.packages[0].name = PackageName::kOther;
     }},
    {"ESP-001", NtlmEstablished, [](RecordBuilder& p) { p.End(kClient).call = Call::kEnumerate; },
     [](RecordBuilder& p) {
       auto& r = p.End(kClient);
       r.call = Call::kEnumerate;
       r.status = SecStatus::kContinueNeeded;
     }},
    {"ESP-001", NtlmEstablished, [](RecordBuilder& p) { DescribeTwice(p, PackageName::kNtlm, 3); },
     [](RecordBuilder& p) { DescribeTwice(p, PackageName::kNtlm, 2); }},
    {"ESP-001", NtlmEstablished, [](RecordBuilder& p) { DescribeTwice(p, PackageName::kNtlm, 3); },
     [](RecordBuilder& p) { DescribeTwice(p, PackageName::kKerberos, 3); }},
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
    {"QSP-002", NtlmEstablished,
     [](RecordBuilder& p) {
       Describe(p, kServer, PackageName::kNtlm, 0);
       FreeDescription(p);
       p.End(kServer);
     },
     [](RecordBuilder& p) {
       Describe(p, kServer, PackageName::kNtlm, 0);
       p.End(kServer);
     }},
    {"QSP-003", NtlmEstablished, [](RecordBuilder& p) { Describe(p, kServer, PackageName::kNtlm, 0); },
     [](RecordBuilder& p) { Describe(p, kServer, PackageName::kNtlm, 0).described.packages[0].version = 2; }},
    {"QSP-004", NtlmStarted,
     [](RecordBuilder& p) {
       Describe(p, kServer, PackageName::kNtlm, 0);
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kNtlmChallenge);
     },
     [](RecordBuilder& p) {
       Describe(p, kServer, PackageName::kNtlm, 0);
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kNtlmChallenge).output.buffers[0].size = 100;
     }},
    {"QSP-003", NtlmEstablished, [](RecordBuilder& p) { Describe(p, kServer, PackageName::kNtlm, 0); },
     [](RecordBuilder& p) { Describe(p, kServer, PackageName::kNtlm, 0).described.packages[0].rpc_id = 9; }},
    {"QSP-004", NtlmStarted,
     [](RecordBuilder& p) {
       Describe(p, kServer, PackageName::kNtlm, 0);
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kNtlmChallenge).output_token.size = 2888;
     },
     [](RecordBuilder& p) {
       Describe(p, kServer, PackageName::kNtlm, 0);
       p.Accept(SecStatus::kContinueNeeded, TokenKind::kNtlmChallenge).output_token.size = 2889;
     }},
    {"QSP-005", NtlmStarted, [](RecordBuilder& p) { AcceptDescribed(p, 3, 0x20010); },
     [](RecordBuilder& p) { AcceptDescribed(p, 1, 0x20010); }},
    {"QSP-005", NtlmStarted, [](RecordBuilder& p) { AcceptDescribed(p, 0x20001, 0x20001); },
     [](RecordBuilder& p) { AcceptDescribed(p, 1, 0x20001); }},
    {"QSP-005", NtlmStarted, [](RecordBuilder& p) { AcceptDescribed(p, 0x10001, 0x20002); },
     [](RecordBuilder& p) { AcceptDescribed(p, 1, 0x20002); }},
    {"QSP-005", NtlmStarted, [](RecordBuilder& p) { AcceptDescribed(p, 1, 0x20000); },
     [](RecordBuilder& p) { AcceptDescribed(p, 0x41, 0x20000); }},
    {"QSP-005", NtlmEstablished, [](RecordBuilder& p) { ProtectDescribed(p, Call::kEncrypt, 3); },
     [](RecordBuilder& p) { ProtectDescribed(p, Call::kEncrypt, 1); }},
    {"QSP-005", NtlmEstablished, [](RecordBuilder& p) { ProtectDescribed(p, Call::kSign, 1); },
     [](RecordBuilder& p) { ProtectDescribed(p, Call::kSign, 2); }},
    {"QSP-005", NtlmStarted, [](RecordBuilder& p) { AcceptDescribed(p, 1, 0x20000); },
     [](RecordBuilder& p) { AcceptDescribed(p, 2, 0x20000); }},
    {"QSP-006", NegotiateEstablished, [](RecordBuilder& p) { AskForSelection(p, 0x800); },
     [](RecordBuilder& p) { AskForSelection(p, 0); }},
    {"QSP-007", NtlmStarted, [](RecordBuilder& p) { Fragment(p, 0x8000); }, [](RecordBuilder& p) { Fragment(p, 0); }},
    {"ESP-002", NtlmEstablished,
     [](RecordBuilder& p) {
       Describe(p, kServer, PackageName::kNtlm, 0, Call::kEnumerate);
       FreeDescription(p);
     },
     [](RecordBuilder& p) {
       Describe(p, kServer, PackageName::kNtlm, 0, Call::kEnumerate);
       FreeDescription(p, true);
     }},
    {"ESP-002", NtlmEstablished,
     [](RecordBuilder& p) {
       Describe(p, kServer, PackageName::kNtlm, 0, Call::kEnumerate);
       FreeDescription(p);
       p.End(kServer);
     },
     [](RecordBuilder& p) {
       Describe(p, kServer, PackageName::kNtlm, 0, Call::kEnumerate);
       p.End(kServer);
     }},
    {"EXP-002", NtlmEstablished,
     [](RecordBuilder& p) {
       Export(p);
       FreeDescription(p);
       p.End(kServer);
     },
     [](RecordBuilder& p) {
       Export(p);
       p.End(kServer);
     }},
    {"ADD-001", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Free(kClient);
       r.call = Call::kAddCredentials;
       r.status = SecStatus::kUnsupportedFunction;
     },
     [](RecordBuilder& p) {
       auto& r = p.Free(kClient);
       r.call = Call::kAddCredentials;
       r.status = SecStatus::kInternalError;
     }},
};

TEST(PackageInformationClauses, EveryRowIsShownToHoldAndToBeViolated) {
  ExpectCasesShowRows(kCases, PackageInformationClauses());
}

}  // namespace
}  // namespace legwork::testing
