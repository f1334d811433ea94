// What the pages on packages, the function table and the credential's attributes say, and the rest of export and
// import.
#include <algorithm>
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"
#include "model/package_capability.h"

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
// IsListed: the array has the package, described as before; an array that is not told whole may have it further on.
bool IsListed(const DescribedPackages& list, PackageName name, const PackageHistory& package) {
  for (std::uint32_t i = 0; i < std::min<std::uint32_t>(list.count, kPackageFactsMax); ++i) {
    const PackageFacts& told = list.packages[i];
    if (told.name != name) continue;
    return told.capabilities == package.capabilities && told.max_token == package.max_token;
  }
  return list.count > kPackageFactsMax;
}
bool ListsWhatIsThere(const Moment& m) {
  if (!IsOk(m)) return Failed(m);
  for (const PackageName name : {PackageName::kNegotiate, PackageName::kKerberos, PackageName::kNtlm}) {
    const PackageHistory& package = DescriptionOf(m, name);
    if (package.is_described && !IsListed(m.record.described, name, package)) return false;
  }
  return true;
}
bool HearsAKnownClient(const Moment& m) {
  return IsCatalogued(m) && IsFirstLeg(m) && m.input != nullptr && m.peer_context != nullptr &&
         m.peer_context->package != PackageName::kNegotiate && m.peer_context->package != PackageName::kNone;
}
bool PackageIsTheClientsOrNegotiate(const Moment& m) { return IsNegotiate(m) || m.package == m.peer_context->package; }

constexpr std::string_view kTableUnseen = "records tell of calls, not of the table they went through";

bool ImportsWhatWasExported(const Moment& m) { return m.record.imported.known; }
bool ComputerIsTheSame(const Moment& m) { return !m.record.imported.from_other_computer; }
bool PackedContextIsTheExported(const Moment& m) {
  return !m.record.imported.altered && m.record.package == m.record.imported.package;
}
bool UsesWhatWasExportedAway(const Moment& m) {
  return IsCatalogued(m) && m.context != nullptr && m.context->exported_away && !m.record.context.is_null;
}

bool DescribesPackages(const Moment& m) { return IsOk(m) && m.record.described.count != 0; }
// RpcIdOf is the package's DCE registration: RPC_C_AUTHN_GSS_NEGOTIATE, _GSS_KERBEROS, _WINNT.
std::uint16_t RpcIdOf(PackageName package) {
  switch (package) {
    case PackageName::kNegotiate:
      return 9;
    case PackageName::kKerberos:
      return 16;
    case PackageName::kNtlm:
      return 10;
    default:
      return kNoRpcId;
  }
}
// RpcIdIsItsOwn: a package that nobody here knows may be registered.
bool RpcIdIsItsOwn(const PackageFacts& package) {
  return package.name == PackageName::kOther || package.name == PackageName::kNone || package.rpc_id == kNoRpcId ||
         package.rpc_id == RpcIdOf(package.name);
}
bool DescriptionsAreOfThisInterface(const Moment& m) {
  const auto told = std::min<std::uint32_t>(m.record.described.count, kPackageFactsMax);
  for (std::uint32_t i = 0; i < told; ++i) {
    const PackageFacts& package = m.record.described.packages[i];
    if (package.version != 1 || !RpcIdIsItsOwn(package)) return false;
  }
  return true;
}
// IsDescribed: a name that the harness could not read is no proof against the package.
bool IsDescribed(const Moment& m) {
  if (!IsOk(m) || m.record.described.count == 0) return IsOk(m);
  const PackageName told = m.record.described.packages[0].name;
  return told == m.record.package || told == PackageName::kNone;
}
// Description is of the moment's package, which is a catalogued one.
bool Advertises(const PackageHistory& package, PackageCapability capability) {
  return (package.capabilities & static_cast<std::uint32_t>(capability)) != 0;
}
bool BringsItsOwnRoom(const Moment& m) {
  return IsCatalogued(m) && Description(m).is_described && HasOutputElement(m) &&
         !m.requested.Has(ContextFlag::kAllocateMemory);
}
bool RoomIsForAnyToken(const Moment& m) {
  return m.record.output.Find(BufferType::kToken)->size >= Description(m).max_token;
}
bool TokenIsTooLong(const Moment& m) {
  return IsCatalogued(m) && Description(m).is_described && Succeeded(m) &&
         m.record.output_token.size > Description(m).max_token;
}
bool NeedsRoomForDescribedTokens(const Moment& m) { return BringsItsOwnRoom(m) || TokenIsTooLong(m); }
bool TokenAndRoomAreAsDescribed(const Moment& m) {
  return !TokenIsTooLong(m) && (!BringsItsOwnRoom(m) || RoomIsForAnyToken(m));
}
Party WhoExceedsMaxToken(const Moment& m) { return TokenIsTooLong(m) ? kPackage : kCaller; }

bool FinishesDescribed(const Moment& m) { return FinalAttributesAreKnown(m); }
bool ProtectsPlainly(const Moment& m) { return IsOk(m) && ContextIsEstablished(m) && m.record.qop == 0; }
bool ServesDescribed(const Moment& m) {
  if (!IsCatalogued(m) || !Description(m).is_described) return false;
  const bool is_leg = m.record.call == Call::kInitialize || m.record.call == Call::kAccept;
  return is_leg ? FinishesDescribed(m) : ProtectsPlainly(m);
}
// IsAdvertised: what was granted, or done, needs the capability of that name.
bool IsAdvertised(const Moment& m, ContextFlag flag, PackageCapability capability) {
  return !m.granted.Has(flag) || Advertises(Description(m), capability);
}
bool AttributesAreAdvertised(const Moment& m) {
  if (m.record.call == Call::kAccept && Advertises(Description(m), PackageCapability::kClientOnly)) return false;
  if (!IsAdvertised(m, ContextFlag::kIntegrity, PackageCapability::kIntegrity)) return false;
  if (!IsAdvertised(m, ContextFlag::kConfidentiality, PackageCapability::kPrivacy)) return false;
  if (IsNegotiate(m)) return true;  // the rest is what it hands on from the mechanism behind it
  return IsAdvertised(m, ContextFlag::kMutualAuth, PackageCapability::kMutualAuth) &&
         IsAdvertised(m, ContextFlag::kDelegate, PackageCapability::kDelegation);
}
bool ServicesAreAdvertised(const Moment& m) {
  const bool signs = m.record.call == Call::kSign || m.record.call == Call::kVerify;
  const bool seals = m.record.call == Call::kEncrypt || m.record.call == Call::kDecrypt;
  if (signs) return Advertises(Description(m), PackageCapability::kIntegrity);
  if (seals) return Advertises(Description(m), PackageCapability::kPrivacy);
  return AttributesAreAdvertised(m);
}
const PackageHistory& SelectedPackage(const Moment& m) { return DescriptionOf(m, m.record.query.package); }
bool LearnsADescribedSelection(const Moment& m) {
  return IsNegotiate(m) && Asks(m, Attribute::kNegotiationInfo) && IsOk(m) &&
         static_cast<std::size_t>(m.record.query.package) < m.actor.packages.size() &&
         m.record.query.package != PackageName::kNegotiate && SelectedPackage(m).is_described;
}
bool SelectionIsNegotiable(const Moment& m) { return Advertises(SelectedPackage(m), PackageCapability::kNegotiable); }
bool SplitsATokenAsDescribed(const Moment& m) {
  constexpr auto kMessageFragment = static_cast<SecStatus>(0x00090364);  // SEC_I_MESSAGE_FRAGMENT
  return IsCatalogued(m) && IsStatus(m, kMessageFragment) && Description(m).is_described;
}
bool AdvertisesFragments(const Moment& m) { return Advertises(Description(m), PackageCapability::kFragment); }
bool IsEndOfOneWhoHolds(const Moment& m, Call issuer) {
  return m.context == nullptr && m.credential == nullptr && HoldsBlocksOf(m, issuer);
}
bool HeldADescription(const Moment& m) { return IsEndOfOneWhoHolds(m, Call::kQueryPackage); }
bool DescriptionIsFreed(const Moment& m) { return BlocksAreFreed(m, Call::kQueryPackage); }
bool FreesOrHeldAnArray(const Moment& m) {
  if (m.record.call == Call::kFreeBuffer) return m.block != nullptr && m.block->issuer == Call::kEnumerate;
  return IsEndOfOneWhoHolds(m, Call::kEnumerate);
}
bool ArrayIsFreedAsOne(const Moment& m) {
  return m.record.call == Call::kFreeBuffer ? !m.record.memory.inside : BlocksAreFreed(m, Call::kEnumerate);
}
bool HeldAPackedContext(const Moment& m) { return IsEndOfOneWhoHolds(m, Call::kExport); }
bool PackedContextIsFreed(const Moment& m) { return BlocksAreFreed(m, Call::kExport); }
bool AddsToALiveCredential(const Moment& m) {
  if (m.credential_state != HandleState::kLive || !NothingIsArranged(m)) return false;
  return m.credential->package == PackageName::kKerberos || m.credential->package == PackageName::kNtlm;
}
bool AdditionIsAnsweredByProfile(const Moment& m) { return IsStatus(m, m.profile.Answer(Question::kAddCredential)); }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "QSP-001",
     .page = kInfoPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A package that is there is described, under its name, with SEC_E_OK.",
     .calls = On({Call::kQueryPackage}),
     .applies = IsCatalogued,
     .holds = IsDescribed,
     .tolerated = Failed},
    {.id = "QSP-002",
     .page = kInfoPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The description is freed with one FreeContextBuffer.",
     .calls = On({Call::kEnd}),
     .applies = HeldADescription,
     .holds = DescriptionIsFreed},
    {.id = "QSP-003",
     .page = kInfoPage,
     .party = kPackage,
     .level = kMust,
     .rule = "wVersion is 1, and wRPCID the package's DCE registration, or 0xFFFF.",
     .calls = On({Call::kQueryPackage, Call::kEnumerate}),
     .applies = DescribesPackages,
     .holds = DescriptionsAreOfThisInterface},
    {.id = "QSP-004",
     .page = kInfoPage,
     .party = kBoth,
     .level = kMust,
     .inferred = true,
     .rule = "No token is longer than cbMaxToken, and a caller's own token buffer has as many bytes.",
     .calls = kOnHandshake,
     .applies = NeedsRoomForDescribedTokens,
     .holds = TokenAndRoomAreAsDescribed,
     .certain = TokenIsTooLong,
     .fault = WhoExceedsMaxToken},
    {.id = "QSP-005",
     .page = kInfoPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Capabilities describe what the package does.",
     .calls = kOnHandshake | kOnMessage,
     .applies = ServesDescribed,
     .holds = ServicesAreAdvertised},
    {.id = "QSP-006",
     .page = kInfoPage,
     .party = kPackage,
     .level = kNote,
     .rule = "NEGOTIABLE marks packages that Negotiate may select.",
     .calls = On({Call::kQuery}),
     .applies = LearnsADescribedSelection,
     .holds = SelectionIsNegotiable},
    {.id = "QSP-007",
     .page = kInfoPage,
     .party = kPackage,
     .level = kNote,
     .rule = "FRAGMENT packages can split large tokens over calls.",
     .calls = kOnHandshake,
     .applies = SplitsATokenAsDescribed,
     .holds = AdvertisesFragments},
    {.id = "ESP-001",
     .page = "enumeratesecuritypackages",
     .party = kPackage,
     .level = kMust,
     .rule = "Every package that is there is listed, as QuerySecurityPackageInfo describes it; or it is an error.",
     .calls = On({Call::kEnumerate}),
     .applies = Always,
     .holds = ListsWhatIsThere},
    {.id = "ESP-002",
     .page = "enumeratesecuritypackages",
     .party = kCaller,
     .level = kMust,
     .rule = "The array is freed as one.",
     .calls = On({Call::kFreeBuffer, Call::kEnd}),
     .applies = FreesOrHeldAnArray,
     .holds = ArrayIsFreedAsOne},
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
     .calls = On({Call::kEnd}),
     .applies = HeldAPackedContext,
     .holds = PackedContextIsFreed},
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
     .rule = "A further credential is added to a handle as the profile says.",
     .calls = On({Call::kAddCredentials}),
     .applies = AddsToALiveCredential,
     .holds = AdditionIsAnsweredByProfile,
     .tolerated = Always},
});

}  // namespace

std::span<const Clause> PackageInformationClauses() { return kRows; }

}  // namespace legwork
