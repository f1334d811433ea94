// What the general, Kerberos and NTLM pages of InitializeSecurityContext add to the Negotiate page.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kGeneral = "initializesecuritycontext--general";
constexpr std::string_view kKerberosPage = "initializesecuritycontext--kerberos";
constexpr std::string_view kNtlmPage = "initializesecuritycontext--ntlm";
constexpr std::uint32_t kOnInitialize = On({Call::kInitialize});

bool FinishesACataloguedContext(const Moment& m) { return IsCatalogued(m) && FinalAttributesAreKnown(m); }
bool AsksForNoSemantics(const Moment& m) {
  return FinishesACataloguedContext(m) &&
         !m.requested.HasAny(ContextFlag::kDatagram | ContextFlag::kStream | ContextFlag::kConnection);
}
bool BehavesAsConnection(const Moment& m) { return !m.granted.HasAny(ContextFlag::kDatagram | ContextFlag::kStream); }
bool FinishesNtlmAsked(const Moment& m) {
  return IsNtlm(m) && FinalAttributesAreKnown(m) && HasNoTrouble(m) && m.requested.Has(ContextFlag::kNoIntegrity) &&
         m.requested.Has(ContextFlag::kIntegrity);
}
bool GrantsIntegrityBit(const Moment& m) { return m.granted.Has(ContextFlag::kIntegrity); }
bool FinishesNtlm(const Moment& m) { return IsNtlm(m) && FinalAttributesAreKnown(m); }
bool GrantsNoNewSessionKey(const Moment& m) { return !m.granted.Has(ContextFlag::kUseSessionKey); }
bool GrantsNoDelegation(const Moment& m) { return !m.granted.Has(ContextFlag::kDelegate); }

bool BeginsWithCatalogued(const Moment& m) { return IsCatalogued(m) && IsFirstLeg(m); }
bool TargetNamesADestination(const Moment& m) {
  return m.record.target_form != TargetForm::kHostBased && m.record.target_form != TargetForm::kEmpty;
}
bool ReturnsNoSchannelOutcome(const Moment& m) {
  return !IsStatus(m, SecStatus::kIncompleteMessage) && !IsStatus(m, SecStatus::kIncompleteCredentialsInfo);
}
bool RequestsOnlyThisPagesFlags(const Moment& m) {
  return !m.requested.HasAny(ContextFlag::kManualCredValidation | ContextFlag::kUseHttpStyle);
}

bool BeginsWithKerberos(const Moment& m) { return IsKerberos(m) && IsFirstLeg(m); }
bool HasATarget(const Moment& m) {
  return m.record.target_form != TargetForm::kAbsent && m.record.target_form != TargetForm::kEmpty;
}
bool AsksKerberosForANewKey(const Moment& m) {
  return IsKerberos(m) && FinalAttributesAreKnown(m) && m.requested.Has(ContextFlag::kUseSessionKey);
}
bool GrantsANewSessionKey(const Moment& m) { return m.granted.Has(ContextFlag::kUseSessionKey); }
bool WantsNoMoreCredentials(const Moment& m) { return !IsStatus(m, SecStatus::kIncompleteCredentialsInfo); }
bool BeginsWithNtlm(const Moment& m) { return IsNtlm(m) && IsFirstLeg(m); }
bool TargetIsSpn(const Moment& m) { return m.record.target_form == TargetForm::kSpn; }

bool BeginsWithSpn(const Moment& m) { return BeginsWithKerberos(m) && TargetIsSpn(m); }
bool TargetIsQualified(const Moment& m) { return m.record.target_is_qualified; }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "ISC-G-001",
     .page = kGeneral,
     .party = kPackage,
     .level = kNote,
     .rule = "Connection semantics are the default of Negotiate, Kerberos and NTLM.",
     .calls = kOnInitialize,
     .applies = AsksForNoSemantics,
     .holds = BehavesAsConnection},
    {.id = "ISC-G-002",
     .page = kGeneral,
     .party = kPackage,
     .level = kNote,
     .rule = "NO_INTEGRITY means nothing to NTLM: a request for INTEGRITY is still granted.",
     .calls = kOnInitialize,
     .applies = FinishesNtlmAsked,
     .holds = GrantsIntegrityBit},
    {.id = "ISC-G-003",
     .page = kGeneral,
     .party = kPackage,
     .level = kNote,
     .rule = "USE_SESSION_KEY is Kerberos's alone.",
     .calls = kOnInitialize,
     .applies = FinishesNtlm,
     .holds = GrantsNoNewSessionKey},
    {.id = "ISC-G-004",
     .page = kGeneral,
     .party = kCaller,
     .level = kNote,
     .rule = "Kerberos, Negotiate and NTLM expect the target as an SPN or another identity of the destination.",
     .calls = kOnInitialize,
     .applies = BeginsWithCatalogued,
     .holds = TargetNamesADestination},
    {.id = "ISC-G-005",
     .page = kGeneral,
     .party = kCaller,
     .level = kMust,
     .rule = "INCOMPLETE_MESSAGE and INCOMPLETE_CREDENTIALS are Schannel's outcomes, not these packages'.",
     .calls = kOnInitialize,
     .applies = IsCatalogued,
     .holds = ReturnsNoSchannelOutcome,
     .tolerated = Failed,
     .fault = PackageIsAtFault},
    {.id = "ISC-G-006",
     .page = kGeneral,
     .party = kCaller,
     .level = kNote,
     .rule = "MANUAL_CRED_VALIDATION and HTTP belong to other packages' flags.",
     .calls = kOnInitialize,
     .applies = IsCatalogued,
     .holds = RequestsOnlyThisPagesFlags},
    {.id = "ISC-K-001",
     .page = kKerberosPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Kerberos needs pszTargetName, the SPN of the service.",
     .calls = kOnInitialize,
     .applies = BeginsWithKerberos,
     .holds = HasATarget},
    {.id = "ISC-K-002",
     .page = kKerberosPage,
     .party = kCaller,
     .level = kShould,
     .rule = "The target is fully qualified, for short names do not work across forests.",
     .calls = kOnInitialize,
     .applies = BeginsWithSpn,
     .holds = TargetIsQualified},
    {.id = "ISC-K-003",
     .page = kKerberosPage,
     .party = kPackage,
     .level = kShould,
     .rule = "USE_SESSION_KEY negotiates a new session key.",
     .calls = kOnInitialize,
     .applies = AsksKerberosForANewKey,
     .holds = GrantsANewSessionKey},
    {.id = "ISC-K-004",
     .page = kKerberosPage,
     .party = kPackage,
     .level = kNote,
     .rule = "SEC_I_INCOMPLETE_CREDENTIALS is listed but labelled Schannel: Kerberos does not return it (AMB-24).",
     .calls = kOnInitialize,
     .applies = IsKerberos,
     .holds = WantsNoMoreCredentials},
    {.id = "ISC-L-001",
     .page = kNtlmPage,
     .party = kCaller,
     .level = kMust,
     .rule = "NTLM too is given a valid SPN, though it does not need one (AMB-06).",
     .calls = kOnInitialize,
     .applies = BeginsWithNtlm,
     .holds = TargetIsSpn,
     .tolerated = Always},
    {.id = "ISC-L-002",
     .page = kNtlmPage,
     .party = kPackage,
     .level = kMust,
     .rule = "NTLM never grants DELEGATE.",
     .calls = kOnInitialize,
     .applies = FinishesNtlm,
     .holds = GrantsNoDelegation},
    {.id = "ISC-L-003",
     .page = kNtlmPage,
     .party = kPackage,
     .level = kNote,
     .rule = "NO_INTEGRITY is no NTLM flag and need not change anything.",
     .unobservable = "a permission: no outcome contradicts it"},
});

}  // namespace

std::span<const Clause> IscOtherClauses() { return kRows; }

}  // namespace legwork
