// What the pages on impersonation, client tokens, export, import and the small functions say.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"
#include "model/package_capability.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kImpersonatePage = "impersonatesecuritycontext";
constexpr std::uint32_t kOnImpersonate = On({Call::kImpersonate});
constexpr std::uint32_t kOnRevert = On({Call::kRevert});

bool IsAcceptors(const Moment& m) { return m.context->role == Role::kAcceptor; }
bool StatusOfImpersonationIsListed(const Moment& m) {
  return IsOk(m) || IsStatus(m, SecStatus::kInvalidHandle) || IsStatus(m, SecStatus::kNoImpersonation) ||
         IsStatus(m, SecStatus::kUnsupportedFunction);
}
bool ImpersonatesCatalogued(const Moment& m) { return IsCatalogued(m) && ContextIsLive(m); }
bool IsEndOfImpersonated(const Moment& m) { return m.context != nullptr && m.context->role == Role::kAcceptor; }
bool ImpersonationIsOver(const Moment& m) { return !m.context->impersonating; }
bool ImpersonatesTooEarly(const Moment& m) { return ImpersonatesCatalogued(m) && !m.context->was_established; }
bool FailsAndWasWatched(const Moment& m) {
  return ContextIsLive(m) && Failed(m) && m.record.consequence != Consequence::kUnknown;
}
bool NothingWasDoneForTheClient(const Moment& m) { return m.record.consequence == Consequence::kDropped; }
bool IsEndOfOneWithTokens(const Moment& m) {
  return m.context == nullptr && m.credential == nullptr && m.actor.tokens_received != 0;
}
bool TokensAreClosed(const Moment& m) { return m.record.open_tokens == 0; }
// Description is of the moment's package, which is a catalogued one.
bool ImpersonatesWithKnownCapability(const Moment& m) {
  return ImpersonatesCatalogued(m) && IsAcceptors(m) && ContextIsEstablished(m) && Description(m).is_described;
}
bool CapabilitySaysSo(const Moment& m) {
  constexpr auto kImpersonation = static_cast<std::uint32_t>(PackageCapability::kImpersonation);
  const bool can = (Description(m).capabilities & kImpersonation) != 0;
  return can ? !IsStatus(m, SecStatus::kUnsupportedFunction) : Failed(m);
}
bool WasImpersonated(const Moment& m) { return m.context->impersonating; }
bool IsOkOrInvalidHandle(const Moment& m) { return IsOk(m) || IsStatus(m, SecStatus::kInvalidHandle); }
bool RevertsWhatItImpersonates(const Moment& m) { return ImpersonatesCatalogued(m) && m.context->impersonating; }
bool IsNoInformation(const Moment& m) { return IsOk(m) || Failed(m); }

bool ExportsLive(const Moment& m) { return IsCatalogued(m) && ContextIsLive(m) && Failed(m); }
bool ExportFailureIsListed(const Moment& m) {
  return IsStatus(m, SecStatus::kInsufficientMemory) || IsStatus(m, SecStatus::kInvalidHandle) ||
         IsStatus(m, SecStatus::kUnsupportedFunction);
}
bool IsEndOfImported(const Moment& m) { return m.context != nullptr && m.context->imported; }
bool ContextWasDeleted(const Moment& m) { return m.context->deleted_by != 0; }
bool FailsWithSsoPackage(const Moment& m) { return IsSsoPackage(m) && Failed(m); }
bool ImportFailureIsListed(const Moment& m) {
  return IsStatus(m, SecStatus::kUnknownCredentials) || IsStatus(m, SecStatus::kNoCredentials) ||
         IsStatus(m, SecStatus::kNotOwner) || IsStatus(m, SecStatus::kInsufficientMemory) ||
         IsStatus(m, SecStatus::kInternalError);
}
bool SetsOnIntactContext(const Moment& m) { return IsCatalogued(m) && ContextIsIntact(m); }
bool QueriesCredential(const Moment& m) { return IsCatalogued(m) && Failed(m); }
bool CredentialFailureIsListed(const Moment& m) {
  return IsStatus(m, SecStatus::kInvalidHandle) || IsStatus(m, SecStatus::kInsufficientMemory) ||
         IsStatus(m, SecStatus::kUnsupportedFunction);
}
bool EnumerationFailureIsListed(const Moment& m) {
  return IsStatus(m, SecStatus::kInsufficientMemory) || IsStatus(m, SecStatus::kInvalidHandle) ||
         IsStatus(m, SecStatus::kSecpkgNotFound);
}
bool PackageChangesPasswords(const Moment& m) {
  return m.record.package == PackageName::kKerberos || m.record.package == PackageName::kNegotiate ||
         m.record.package == PackageName::kNtlm;
}
bool PasswordArgumentsAreDocumented(const Moment& m) {
  return m.record.reserved1 == 0 && m.record.output.count == 1 &&
         m.record.output.Find(BufferType::kChangePassResponse) != nullptr;
}

constexpr std::string_view kPrivilegesUnseen = "privileges of the operating system are outside the interface's records";

constexpr auto kRows = std::to_array<Clause>({
    {.id = "IMP-001",
     .page = kImpersonatePage,
     .party = kCaller,
     .level = kMust,
     .rule = "Only a context of AcceptSecurityContext can be impersonated.",
     .calls = kOnImpersonate,
     .applies = ContextIsLive,
     .holds = IsAcceptors},
    {.id = "IMP-002",
     .page = kImpersonatePage,
     .party = kCaller,
     .level = kMust,
     .rule = "After a failed impersonation nothing is done for the client.",
     .calls = kOnImpersonate,
     .applies = FailsAndWasWatched,
     .holds = NothingWasDoneForTheClient},
    {.id = "IMP-003",
     .page = kImpersonatePage,
     .party = kPackage,
     .level = kMust,
     .rule = "The status is SEC_E_OK, INVALID_HANDLE, NO_IMPERSONATION or UNSUPPORTED_FUNCTION.",
     .calls = kOnImpersonate,
     .applies = ImpersonatesCatalogued,
     .holds = StatusOfImpersonationIsListed,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "IMP-004",
     .page = kImpersonatePage,
     .party = kCaller,
     .level = kMust,
     .rule = "A server reverts when it has finished impersonating.",
     .calls = On({Call::kEnd}),
     .applies = IsEndOfImpersonated,
     .holds = ImpersonationIsOver},
    {.id = "IMP-005",
     .page = kImpersonatePage,
     .party = kPackage,
     .level = kMust,
     .rule = "A context that is not validated yet cannot be impersonated.",
     .calls = kOnImpersonate,
     .applies = ImpersonatesTooEarly,
     .holds = Failed},
    {.id = "IMP-006",
     .page = kImpersonatePage,
     .party = kPackage,
     .level = kNote,
     .rule = "The package's IMPERSONATION capability says whether it can.",
     .calls = kOnImpersonate,
     .applies = ImpersonatesWithKnownCapability,
     .holds = CapabilitySaysSo},
    {.id = "IMP-007",
     .page = kImpersonatePage,
     .party = kPackage,
     .level = kNote,
     .rule = "The level of impersonation depends on the server's privilege.",
     .unobservable = kPrivilegesUnseen},
    {.id = "REV-001",
     .page = "revertsecuritycontext",
     .party = kCaller,
     .level = kMust,
     .rule = "What is reverted was impersonated before.",
     .calls = kOnRevert,
     .applies = ContextIsLive,
     .holds = WasImpersonated},
    {.id = "REV-002",
     .page = "revertsecuritycontext",
     .party = kPackage,
     .level = kMust,
     .rule = "The status is SEC_E_OK or SEC_E_INVALID_HANDLE.",
     .calls = kOnRevert,
     .applies = RevertsWhatItImpersonates,
     .holds = IsOkOrInvalidHandle,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "QST-001",
     .page = "querysecuritycontexttoken",
     .party = kCaller,
     .level = kMust,
     .rule = "The caller closes the handle that it is given.",
     .calls = On({Call::kEnd}),
     .applies = IsEndOfOneWithTokens,
     .holds = TokensAreClosed},
    {.id = "QST-002",
     .page = "querysecuritycontexttoken",
     .party = kPackage,
     .level = kMust,
     .rule = "The status is SEC_E_OK or an error, never an informational one.",
     .calls = On({Call::kQueryToken}),
     .applies = IsCatalogued,
     .holds = IsNoInformation},
    {.id = "QST-003",
     .page = "querysecuritycontexttoken",
     .party = kCaller,
     .level = kNote,
     .rule = "The function is meant for servers.",
     .calls = On({Call::kQueryToken}),
     .applies = ContextIsLive,
     .holds = IsAcceptors},
    {.id = "EXP-004",
     .page = "exportsecuritycontext",
     .party = kPackage,
     .level = kMust,
     .rule = "A failure is INSUFFICIENT_MEMORY, INVALID_HANDLE or NOT_SUPPORTED.",
     .calls = On({Call::kExport}),
     .applies = ExportsLive,
     .holds = ExportFailureIsListed,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "IMX-002",
     .page = "importsecuritycontext",
     .party = kCaller,
     .level = kMust,
     .rule = "An imported context is deleted in the end.",
     .calls = On({Call::kEnd}),
     .applies = IsEndOfImported,
     .holds = ContextWasDeleted},
    {.id = "IMX-003",
     .page = "importsecuritycontext",
     .party = kPackage,
     .level = kMust,
     .rule = "A failure is one of the page's five codes.",
     .calls = On({Call::kImport}),
     .applies = FailsWithSsoPackage,
     .holds = ImportFailureIsListed,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "SCA-001",
     .page = "setcontextattributes",
     .party = kPackage,
     .level = kNote,
     .rule = "Only Schannel supports setting attributes: here it fails.",
     .calls = On({Call::kSetAttributes}),
     .applies = SetsOnIntactContext,
     .holds = Failed},
    {.id = "QCR-003",
     .page = "querycredentialsattributes",
     .party = kPackage,
     .level = kMust,
     .rule = "A failure is INVALID_HANDLE, INSUFFICIENT_MEMORY or UNSUPPORTED_FUNCTION.",
     .calls = On({Call::kQueryCredential}),
     .applies = QueriesCredential,
     .holds = CredentialFailureIsListed,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "ESP-003",
     .page = "enumeratesecuritypackages",
     .party = kPackage,
     .level = kMust,
     .rule = "A failure is INSUFFICIENT_MEMORY, INVALID_HANDLE or SECPKG_NOT_FOUND.",
     .calls = On({Call::kEnumerate}),
     .applies = Failed,
     .holds = EnumerationFailureIsListed,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "CAP-001",
     .page = "changeaccountpassword",
     .party = kCaller,
     .level = kMust,
     .rule = "Only Kerberos, Negotiate and NTLM change passwords.",
     .calls = On({Call::kChangePassword}),
     .applies = Always,
     .holds = PackageChangesPasswords},
    {.id = "CAP-002",
     .page = "changeaccountpassword",
     .party = kCaller,
     .level = kMust,
     .rule = "dwReserved is 0, and pOutput has one CHANGE_PASS_RESPONSE element.",
     .calls = On({Call::kChangePassword}),
     .applies = Always,
     .holds = PasswordArgumentsAreDocumented},
});

}  // namespace

std::span<const Clause> ServerContextClauses() { return kRows; }

}  // namespace legwork
