#include <gtest/gtest.h>

#include "model/clauses/pages.h"
#include "model/testing/clause_case.h"

namespace legwork::testing {
namespace {

void AskNames(RecordBuilder& p, std::uint32_t members) {
  CallRecord& record = p.Query(kClient, Attribute::kNativeNames);
  record.query.server_name_id = 6;
  record.query.members_allocated = members;
}
void HoldName(RecordBuilder& p, bool frees) {
  p.Query(kClient, Attribute::kNames).issued[0] = 3;
  if (frees) p.OnContext(kClient, Call::kFreeBuffer).memory = {false, 3, false};
  p.End(kClient);
}

void AskSizes(RecordBuilder& p, std::uint32_t missing) {
  CallRecord& sent = p.Find(Call::kInitialize, kClient, 1);
  sent.output_token.size = 2888;
  p.Query(kClient, Attribute::kSizes).query.sizes[0] = 2888 - missing;
}
// AskPackage lets PACKAGE_INFO tell of the package; of NTLM the client has heard that its capabilities are 3.
void AskPackage(RecordBuilder& p, PackageName package, std::uint32_t capabilities) {
  CallRecord& told = p.OnContext(kClient, Call::kQueryPackage);
  told.context = {};
  told.described.count = 1;
  told.described.packages[0] = {PackageName::kNtlm, 1, 10, 3, 4000};
  CallRecord& record = p.Query(kClient, Attribute::kPackageInfo);
  record.query.package = package;
  record.described.count = 1;
  record.described.packages[0] = {package, 1, 10, capabilities, 4000};
}

constexpr ClauseCase kCases[] = {
    {"QCA-001", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Query(kClient, Attribute::kSizes);
       r.structure_size = r.structure_needs = 16;
     },
     [](RecordBuilder& p) {
       auto& r = p.Query(kClient, Attribute::kSizes);
       r.structure_size = 15;
       r.structure_needs = 16;
     }},
    {"QCA-001", NtlmEstablished, [](RecordBuilder& p) { p.Query(kClient, Attribute::kSizes).structure_size = 16; },
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kSizes).structure_is_null = true; }},
    {"QCA-003", NtlmEstablished,
     [](RecordBuilder& p) { p.Query(kClient, static_cast<Attribute>(23)).status = SecStatus::kUnsupportedFunction; },
     [](RecordBuilder& p) { p.Query(kClient, static_cast<Attribute>(23)).status = SecStatus::kInvalidHandle; }},
    {"QCA-004", NtlmEstablished, nullptr,
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kSizes).query.sizes[1] = 0; }},
    {"QCA-004", NtlmEstablished, [](RecordBuilder& p) { AskSizes(p, 0); }, [](RecordBuilder& p) { AskSizes(p, 1); }},
    {"QCA-005", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested = 0;
       p.Find(Call::kInitialize, kClient, 1).granted = 0x800;
       p.Find(Call::kQuery, kClient).query.sizes[1] = 0;
       p.Query(kClient, Attribute::kSizes).query.sizes[1] = 0;
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).requested = 0;
       p.Find(Call::kInitialize, kClient, 1).granted = 0x800;
       p.Query(kClient, Attribute::kSizes);
     }},
    {"QCA-007", NtlmEstablished, [](RecordBuilder& p) { p.Query(kClient, Attribute::kNames); },
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kNames).query.name_id = 0; }},
    {"QCA-008", NtlmEstablished, [](RecordBuilder& p) { p.Query(kClient, Attribute::kLifespan); },
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kLifespan).query.start = 0x7FFFFFFFFFFFFFFF; }},
    {"QCA-009", NtlmEstablished, [](RecordBuilder& p) { p.Query(kClient, Attribute::kFlags); },
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kFlags).query.flags = 2; }},
    {"QCA-010", NtlmEstablished, [](RecordBuilder& p) { p.Query(kClient, Attribute::kPackageInfo); },
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kPackageInfo).query.package = PackageName::kNone; }},
    {"QCA-010", NtlmEstablished, [](RecordBuilder& p) { AskPackage(p, PackageName::kNtlm, 3); },
     [](RecordBuilder& p) { AskPackage(p, PackageName::kNtlm, 2); }},
    {"QCA-010", NtlmEstablished, [](RecordBuilder& p) { AskPackage(p, PackageName::kNtlm, 3); },
     [](RecordBuilder& p) { AskPackage(p, PackageName::kKerberos, 3); }},
    {"QCA-011", NegotiateEstablished, [](RecordBuilder& p) { p.Query(kClient, Attribute::kNegotiationInfo); },
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kNegotiationInfo).query.package = PackageName::kNtlm; }},
    {"QCA-011", NegotiateEstablished, [](RecordBuilder& p) { p.Query(kClient, Attribute::kNegotiationInfo); },
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kNegotiationInfo).query.package = PackageName::kNegotiate; }},
    {"QCA-012", NegotiateStarted,
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kNegotiationInfo).query.state = 2; },
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kNegotiationInfo).query.state = 0; }},
    {"QCA-013", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kQuery, kServer, 2).query.key_id = 8; }},
    {"QCA-014", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& q = p.Query(kClient, Attribute::kKeyInfo).query;
       q.signature_name_id = q.encryption_name_id = 5;
       q.key_bits = 128;
     },
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kKeyInfo).query.key_bits = 128; }},
    {"QCA-015", KerberosEstablished,
     [](RecordBuilder& p) {
       p.Query(kClient, Attribute::kAuthority).query.name_id = 5;
       p.Query(kServer, Attribute::kAuthority).query.name_id = 5;
     },
     [](RecordBuilder& p) {
       p.Query(kClient, Attribute::kAuthority).query.name_id = 5;
       p.Query(kServer, Attribute::kAuthority).query.name_id = 6;
     }},
    {"QCA-016", KerberosEstablished,
     [](RecordBuilder& p) {
       auto& q = p.Query(kClient, Attribute::kNativeNames).query;
       q.name_id = 5;
       q.server_name_id = 6;
     },
     [](RecordBuilder& p) {
       auto& q = p.Query(kClient, Attribute::kNativeNames).query;
       q.name_id = 5;
       q.server_name_id = 0;
     }},
    {"QCA-017", NtlmEstablished, [](RecordBuilder& p) { p.Query(kClient, Attribute::kPasswordExpiry); },
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kPasswordExpiry).query.expiry = 0; }},
    {"QCA-018", NtlmEstablished,
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).target_id = 9;
       p.Query(kClient, Attribute::kTargetInformation).query.blob_id = 5;
     },
     [](RecordBuilder& p) {
       p.Find(Call::kInitialize, kClient).target_id = 9;
       auto& q = p.Query(kClient, Attribute::kTargetInformation).query;
       q.blob_id = 0;
       q.members_allocated = 1;
     }},
    {"QCA-019", NtlmEstablished, [](RecordBuilder& p) { p.Query(kServer, Attribute::kClientSpecifiedTarget); },
     [](RecordBuilder& p) { p.Query(kServer, Attribute::kClientSpecifiedTarget).query.name_id = 4; }},
    {"QCA-020", NtlmStarted,
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       p.Query(kServer, Attribute::kLastClientTokenStatus).query.state = 1;
       p.Initialize(SecStatus::kOk);
       p.Accept(SecStatus::kOk);
     },
     [](RecordBuilder& p) {
       p.Accept(SecStatus::kContinueNeeded);
       p.Query(kServer, Attribute::kLastClientTokenStatus).query.state = 0;
       p.Initialize(SecStatus::kOk);
       p.Accept(SecStatus::kOk);
     }},
    {"QCA-021", NtlmSession, nullptr, [](RecordBuilder& p) { p.Find(Call::kEnd, kServer).closed_tokens = 1; }},
    {"QCA-022", NtlmEstablished, [](RecordBuilder& p) { p.Query(kServer, Attribute::kAccessToken); },
     [](RecordBuilder& p) { p.Query(kServer, Attribute::kAccessToken).status = SecStatus::kInternalError; }},
    {"QCA-023", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& q = p.Query(kServer, Attribute::kDceInfo).query;
       q.authorization_service = 1;
       q.has_pac = true;
     },
     [](RecordBuilder& p) { p.Query(kServer, Attribute::kDceInfo).query.authorization_service = 1; }},
    {"QCA-024", NtlmEstablished,
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kStreamSizes).status = SecStatus::kUnsupportedFunction; },
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kStreamSizes); }},
    {"QCA-025", NtlmEstablished,
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kCreds2).status = SecStatus::kUnsupportedFunction; },
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kCreds2); }},
    {"QCA-026", NtlmEstablished,
     [](RecordBuilder& p) {
       auto& r = p.Query(kClient, Attribute::kNames);
       r.function_form = r.structure_form = StringForm::kAnsi;
     },
     [](RecordBuilder& p) {
       auto& r = p.Query(kClient, Attribute::kNames);
       r.function_form = StringForm::kWide;
       r.structure_form = StringForm::kAnsi;
     }},
    {"QCA-K-001", KerberosEstablished, nullptr,
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kSizes).status = SecStatus::kInternalError; }},
    {"QCA-L-001", NtlmEstablished, nullptr,
     [](RecordBuilder& p) { p.Query(kClient, Attribute::kSizes).status = SecStatus::kInternalError; }},
    {"QCA-002", NtlmEstablished, [](RecordBuilder& p) { AskNames(p, 2); }, [](RecordBuilder& p) { AskNames(p, 1); }},
    {"QCA-002", NtlmEstablished, [](RecordBuilder& p) { HoldName(p, true); },
     [](RecordBuilder& p) { HoldName(p, false); }},
};

TEST(QueryContextClauses, EveryRowIsShownToHoldAndToBeViolated) { ExpectCasesShowRows(kCases, QueryContextClauses()); }

}  // namespace
}  // namespace legwork::testing
