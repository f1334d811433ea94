// What the pages on packages, the function table and the credential's attributes say, and the rest of export and
// import.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kInfoPage = "querysecuritypackageinfo";
constexpr std::string_view kTablePage = "initsecurityinterface";
constexpr std::string_view kCredentialPage = "querycredentialsattributes";

constexpr std::uint32_t kCredentialNames = 1;  // SECPKG_CRED_ATTR_NAMES
constexpr std::uint32_t kCredentialCert = 4;   // SECPKG_CRED_ATTR_CERT

bool AsksLiveCredential(const Moment& m) { return IsCatalogued(m) && m.credential_state == HandleState::kLive; }
bool AsksCredentialsName(const Moment& m) { return AsksLiveCredential(m) && m.record.attribute == kCredentialNames; }
bool AsksNtlmCertificate(const Moment& m) {
  return AsksLiveCredential(m) && IsNtlm(m) && m.record.attribute == kCredentialCert;
}
bool IsNoInformation(const Moment& m) { return IsOk(m) || Failed(m); }
bool HearsAKnownClient(const Moment& m) {
  return IsCatalogued(m) && IsFirstLeg(m) && m.input != nullptr && m.peer_context != nullptr &&
         m.peer_context->package != PackageName::kNegotiate && m.peer_context->package != PackageName::kNone;
}
bool PackageIsTheClientsOrNegotiate(const Moment& m) { return IsNegotiate(m) || m.package == m.peer_context->package; }

constexpr std::string_view kInfoUnseen = "records do not carry SecPkgInfo";
constexpr std::string_view kTableUnseen = "records tell of calls, not of the table they went through";
constexpr std::string_view kPointersUnseen = "records do not carry pointers";

bool ImportsWhatWasExported(const Moment& m) { return m.record.imported.known; }
bool ComputerIsTheSame(const Moment& m) { return !m.record.imported.from_other_computer; }
bool PackedContextIsTheExported(const Moment& m) {
  return !m.record.imported.altered && m.record.package == m.record.imported.package;
}
bool UsesWhatWasExportedAway(const Moment& m) {
  return IsCatalogued(m) && m.context != nullptr && m.context->exported_away && !m.record.context.is_null;
}

constexpr auto kRows = std::to_array<Clause>({
    {.id = "QSP-001",
     .page = kInfoPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A package that is there is described with SEC_E_OK.",
     .calls = On({Call::kQueryPackage}),
     .applies = IsCatalogued,
     .holds = IsOk,
     .tolerated = Failed},
    {.id = "QSP-002",
     .page = kInfoPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The description is freed with one FreeContextBuffer.",
     .unobservable = kPointersUnseen},
    {.id = "QSP-003",
     .page = kInfoPage,
     .party = kPackage,
     .level = kMust,
     .rule = "wVersion is 1, and wRPCID 0xFFFF where there is no DCE registration.",
     .unobservable = kInfoUnseen},
    {.id = "QSP-004",
     .page = kInfoPage,
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "A caller's own token buffer has cbMaxToken bytes.",
     .unobservable = kInfoUnseen},
    {.id = "QSP-005",
     .page = kInfoPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Capabilities describe what the package does.",
     .unobservable = kInfoUnseen},
    {.id = "QSP-006",
     .page = kInfoPage,
     .party = kPackage,
     .level = kNote,
     .rule = "NEGOTIABLE marks packages that Negotiate may select.",
     .unobservable = kInfoUnseen},
    {.id = "QSP-007",
     .page = kInfoPage,
     .party = kPackage,
     .level = kNote,
     .rule = "FRAGMENT packages can split large tokens over calls.",
     .unobservable = kInfoUnseen},
    {.id = "ESP-001",
     .page = "enumeratesecuritypackages",
     .party = kPackage,
     .level = kMust,
     .rule = "The status is SEC_E_OK with the packages, or an error.",
     .calls = On({Call::kEnumerate}),
     .applies = Always,
     .holds = IsNoInformation},
    {.id = "ESP-002",
     .page = "enumeratesecuritypackages",
     .party = kCaller,
     .level = kMust,
     .rule = "The array is freed as one.",
     .unobservable = kPointersUnseen},
    {.id = "ESP-004",
     .page = "enumeratesecuritypackages",
     .party = kCaller,
     .level = kMay,
     .rule = "A listed name can be acquired.",
     .unobservable = "a permission: no outcome contradicts it"},
    {.id = "ISI-001",
     .page = kTablePage,
     .party = kPackage,
     .level = kMust,
     .rule = "The table is returned, or NULL; nobody frees it.",
     .unobservable = kTableUnseen},
    {.id = "ISI-002",
     .page = kTablePage,
     .party = kCaller,
     .level = kMust,
     .rule = "Slots beyond those of dwVersion are not used.",
     .unobservable = kTableUnseen},
    {.id = "ISI-003",
     .page = kTablePage,
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "Reserved slots are not called.",
     .unobservable = kTableUnseen},
    {.id = "ISI-004",
     .page = "initializing the security package",
     .party = kCaller,
     .level = kMust,
     .rule = "Without Negotiate both sides agree on the package beforehand.",
     .calls = On({Call::kAccept}),
     .applies = HearsAKnownClient,
     .holds = PackageIsTheClientsOrNegotiate},
    {.id = "QCR-001",
     .page = kCredentialPage,
     .party = kPackage,
     .level = kMust,
     .rule = "NAMES tells the name of the credential.",
     .calls = On({Call::kQueryCredential}),
     .applies = AsksCredentialsName,
     .holds = IsOk,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "QCR-002",
     .page = kCredentialPage,
     .party = kPackage,
     .level = kNote,
     .rule = "CERT is Kerberos's alone.",
     .calls = On({Call::kQueryCredential}),
     .applies = AsksNtlmCertificate,
     .holds = Failed},
    {.id = "QCR-004",
     .page = kCredentialPage,
     .party = kPackage,
     .level = kNote,
     .rule = "A credential's attributes hold for each of its contexts.",
     .unobservable = "a remark on design"},
    {.id = "EXP-001",
     .page = "exportsecuritycontext",
     .party = kCaller,
     .level = kMust,
     .rule = "An exported context is imported on the same computer.",
     .calls = On({Call::kImport}),
     .applies = ImportsWhatWasExported,
     .holds = ComputerIsTheSame},
    {.id = "EXP-002",
     .page = "exportsecuritycontext",
     .party = kCaller,
     .level = kMust,
     .rule = "The exported blob is freed, and the token handle closed.",
     .unobservable = kPointersUnseen},
    {.id = "EXP-003",
     .page = "exportsecuritycontext",
     .party = kPackage,
     .level = kMust,
     .rule = "DELETE_OLD deletes the exported context: its handle serves no call any more.",
     .calls = kOnContext & ~kOnHandshake,
     .applies = UsesWhatWasExportedAway,
     .holds = Failed},
    {.id = "IMX-001",
     .page = "importsecuritycontext",
     .party = kCaller,
     .level = kMust,
     .rule = "The package that exported the context imports it, unmodified.",
     .calls = On({Call::kImport}),
     .applies = ImportsWhatWasExported,
     .holds = PackedContextIsTheExported},
    {.id = "ADD-001",
     .page = "addcredentials",
     .party = kPackage,
     .level = kNote,
     .rule = "A further credential is added to a handle.",
     .unobservable = "the page documents no status to judge by"},
});

}  // namespace

std::span<const Clause> PackageInformationClauses() { return kRows; }

}  // namespace legwork
