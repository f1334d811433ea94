#include "model/package_capability.h"
#include "sim/mutant/groups.h"

// Bugs in what is about no context: credentials, packages, memory.
namespace legwork::mutant {
namespace {

constexpr SecHandle kMadeUpCredential = {0xC4ED, 0xC4ED};
constexpr auto kForeignFailure = static_cast<SecStatus>(0xC000000D);  // STATUS_INVALID_PARAMETER

void PretendAcquired(Deed& deed) {
  if (!deed.Is(Call::kAcquire) || deed.Succeeded()) return;
  deed.reply.status = SecStatus::kOk;
  deed.reply.new_handle = kMadeUpCredential;
  deed.reply.new_handle_written = true;
}

void FreeNothing(Deed& deed) {
  if (deed.Is(Call::kFreeBuffer)) deed.reply.status = SecStatus::kInvalidHandle;
}

void InformOfFreeing(Deed& deed) {
  if (deed.Is(Call::kFreeBuffer)) deed.reply.status = SecStatus::kContinueNeeded;
}

bool Describes(const Deed& deed) { return deed.Is(Call::kQueryPackage) || deed.Is(Call::kEnumerate); }

void Deny(Deed& deed, PackageCapability capability) {
  if (!Describes(deed)) return;
  for (PackageDescription& package : deed.reply.described) {
    package.capabilities &= ~static_cast<std::uint32_t>(capability);
  }
}

void DenyImpersonation(Deed& deed) { Deny(deed, PackageCapability::kImpersonation); }
void DenyIntegrity(Deed& deed) { Deny(deed, PackageCapability::kIntegrity); }
void DenyNegotiable(Deed& deed) { Deny(deed, PackageCapability::kNegotiable); }
void DenyExtendedError(Deed& deed) { Deny(deed, PackageCapability::kExtendedError); }

void TellAnotherVersion(Deed& deed) {
  if (Describes(deed)) {
    for (PackageDescription& package : deed.reply.described) package.version = 2;
  }
}

void FindNoDescription(Deed& deed) {
  if (deed.Is(Call::kQueryPackage)) deed.reply.status = SecStatus::kInternalError;
}

void SplitToken(Deed& deed) {
  constexpr auto kMessageFragment = static_cast<SecStatus>(0x00090364);  // SEC_I_MESSAGE_FRAGMENT
  if (deed.Is(Call::kInitialize) && deed.Gave(SecStatus::kContinueNeeded)) deed.reply.status = kMessageFragment;
}

void InformOfPackages(Deed& deed) {
  if (deed.Is(Call::kEnumerate)) deed.reply.status = SecStatus::kContinueNeeded;
}

void MisnameEnumeration(Deed& deed) {
  if (deed.Is(Call::kEnumerate) && !deed.Succeeded()) deed.reply.status = SecStatus::kInternalError;
}

void TellNoCredential(Deed& deed) {
  if (deed.Is(Call::kQueryCredential)) deed.reply.status = kForeignFailure;
}

void TellCertificate(Deed& deed) {
  if (deed.Is(Call::kQueryCredential)) deed.reply.status = SecStatus::kOk;
}

void MisnameAddition(Deed& deed) {
  if (deed.Is(Call::kAddCredentials)) deed.reply.status = SecStatus::kInternalError;
}

void SetAttributes(Deed& deed) {
  if (deed.Is(Call::kSetAttributes)) deed.reply.status = SecStatus::kOk;
}

void AllocateOneName(Deed& deed) {
  if (deed.Is(Call::kQuery) && deed.reply.members_allocated > 1) deed.reply.members_allocated = 1;
}

void AuditNothing(Deed& deed) {
  for (BufferResult& buffer : deed.reply.output) {
    if (BufferTypeOf(buffer.type) == BufferType::kChannelBindingsResult && !buffer.content.empty()) {
      buffer.content.front() = 0;
    }
  }
}

void ForgetSuppliedCredentials(Deed& deed) {
  const std::uint32_t used = MaskFromFlags(ContextFlag::kUseSuppliedCreds, Role::kInitiator, FlagDirection::kReturn);
  if (deed.Is(Call::kInitialize)) deed.reply.granted &= ~used;
}

constexpr Mutant kRows[] = {
    {"anybodys_principal", "ACH-N-004", "calling_sequence/principal_of_another",
     "a principal that is out of reach is acquired", PretendAcquired},
    {"restricted_logs_on", "ACH-N-008", "profiles/restricted_autologon",
     "AUTOLOGON_RESTRICTED takes the default credentials", PretendAcquired},
    {"anybodys_session", "ACH-N-011", "profiles/foreign_session", "another logon session is open to everybody",
     PretendAcquired},
    {"frees_no_buffer", "FCB-001", "calling_sequence/allocated_output",
     "FreeContextBuffer fails on the package's memory", FreeNothing},
    {"informs_of_freeing", "FCB-003", "calling_sequence/allocated_output", "FreeContextBuffer is to be continued",
     InformOfFreeing},
    {"buffers_die_with_context", "DSC-005", "calling_sequence/buffer_outlives_context",
     "deleting a context takes the buffers along", FreeNothing},
    {"denies_impersonation_capability", "IMP-006", "negotiate/described",
     "the package impersonates and says that it cannot", DenyImpersonation},
    {"denies_integrity_capability", "QSP-005", "negotiate/described", "the package signs and says that it cannot",
     DenyIntegrity},
    {"denies_negotiable_capability", "QSP-006", "negotiate/described",
     "what Negotiate selects says that it cannot be selected", DenyNegotiable},
    {"denies_extended_error", "EXT-001", "accepting/error_token_described",
     "the package leaves an error token and says that it never does", DenyExtendedError},
    {"other_interface_version", "QSP-003", "negotiate/described", "wVersion is 2", TellAnotherVersion},
    {"finds_no_description", "QSP-001", "negotiate/described", "a package that is there is not described",
     FindNoDescription},
    {"splits_token", "QSP-007", "negotiate/described", "a token comes in fragments, which the package never announced",
     SplitToken},
    {"informs_of_packages", "ESP-001", "queries/packages", "enumerating is to be continued", InformOfPackages},
    {"misnames_enumeration", "ESP-003", "profiles/null_result", "a NULL pointer is an internal error",
     MisnameEnumeration},
    {"tells_no_name", "QCR-001", "queries/credential_names", "NAMES of a credential fails", TellNoCredential},
    {"misnames_credential_query", "QCR-003", "queries/credential_names", "a query fails with an NTSTATUS",
     TellNoCredential},
    {"ntlm_certificate", "QCR-002", "queries/credential_names", "NTLM tells a certificate", TellCertificate},
    {"misnames_addition", "ADD-001", "profiles/add_credential", "adding a credential is an internal error",
     MisnameAddition},
    {"sets_attributes", "SCA-001", "profiles/set_attributes", "attributes can be set", SetAttributes},
    {"allocates_one_name", "QCA-002", "kerberos/every_attribute", "one of two names is the package's own memory",
     AllocateOneName},
    {"audits_nothing", "EPA-006", "kerberos/bindings_audited", "the audit of bindings says nothing", AuditNothing},
    {"forgets_supplied", "ISC-N-075", "kerberos/supplied_credentials", "credentials in PKG_PARAMS are not used",
     ForgetSuppliedCredentials},
};

}  // namespace

std::span<const Mutant> ManagementMutants() { return kRows; }

}  // namespace legwork::mutant
