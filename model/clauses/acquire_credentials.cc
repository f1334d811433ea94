// What the pages on AcquireCredentialsHandle say.
#include <algorithm>
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"
#include "model/credential_use.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "acquirecredentialshandle--negotiate";
constexpr std::uint32_t kOnAcquire = On({Call::kAcquire});
constexpr std::uint32_t kNegotiateOnly = static_cast<std::uint32_t>(CredentialUse::kAutologonRestricted) |
                                         static_cast<std::uint32_t>(CredentialUse::kProcessPolicyOnly);

constexpr SecStatus kListedFailures[] = {
    SecStatus::kInsufficientMemory, SecStatus::kInternalError,  SecStatus::kNoCredentials,
    SecStatus::kNotOwner,           SecStatus::kSecpkgNotFound, SecStatus::kUnknownCredentials,
};

bool BeginsAHandshake(const Moment& m) { return IsFirstLeg(m); }
bool ActorHasAcquired(const Moment& m) {
  for (const CredentialHistory& credential : m.session.credentials) {
    if (credential.actor == m.record.actor) return true;
  }
  return false;
}
bool AcquiresSoundlyWithWrongPassword(const Moment& m) {
  return IsCatalogued(m) && m.record.circumstances == static_cast<std::uint32_t>(Circumstance::kWrongPassword) &&
         !m.record.new_handle_is_null;
}
bool IsNotLogonDenied(const Moment& m) { return !IsStatus(m, SecStatus::kLogonDenied); }
bool PackageIsKnown(const Moment& m) { return m.record.package != PackageName::kOther; }
bool AsksForACataloguedPackage(const Moment& m) { return IsCatalogued(m); }
bool PackageIsFound(const Moment& m) { return !IsStatus(m, SecStatus::kSecpkgNotFound); }

bool UseIsDocumented(const Moment& m) {
  const std::uint32_t direction = m.record.credential_use & ~kNegotiateOnly;
  const bool extra = (m.record.credential_use & kNegotiateOnly) != 0;
  return direction >= 1 && direction <= 3 && (!extra || IsNegotiate(m));
}
bool AsksMechanismForNegotiateUse(const Moment& m) { return IsKerberos(m) || IsNtlm(m); }
bool UseIsADirection(const Moment& m) { return m.record.credential_use >= 1 && m.record.credential_use <= 3; }
bool BeginsWithPolicyOnlyCredential(const Moment& m) {
  return IsNegotiate(m) && m.credential_state == HandleState::kLive &&
         (m.credential->use & static_cast<std::uint32_t>(CredentialUse::kProcessPolicyOnly)) != 0;
}

bool HasNamedLimits(const Moment& m) { return IsNegotiate(m) || IsNtlm(m); }
bool IdentityIsWithinLimits(const Moment& m) {
  return m.record.user_length <= 256 && m.record.password_length <= 256 && m.record.domain_length <= 15;
}
bool SucceedsWithExpiryAsked(const Moment& m) { return IsSsoPackage(m) && IsOk(m) && !m.record.expiry_is_null; }
bool ExpiryIsWritten(const Moment& m) { return m.record.expiry_written; }
bool ReturnsNoSuccess(const Moment& m) { return IsSsoPackage(m) && !IsOk(m); }
bool FailureIsListed(const Moment& m) {
  return std::ranges::find(kListedFailures, m.record.status) != std::end(kListedFailures);
}
bool IsEndOfCredential(const Moment& m) { return m.credential != nullptr; }
bool CredentialWasFreed(const Moment& m) { return m.credential->freed_by != 0; }

bool BeginsASecondHandshakeSoundly(const Moment& m) {
  return IsCatalogued(m) && IsFirstLeg(m) && HasNoTrouble(m) && m.credential_state == HandleState::kLive &&
         m.credential->live_contexts != 0;
}
bool CredentialServesAgain(const Moment& m) { return !IsStatus(m, SecStatus::kInvalidHandle); }

bool FailsWithoutAnAuthority(const Moment& m) {
  return IsSsoPackage(m) && Failed(m) && IsOnlyTrouble(m, Circumstance::kAuthorityUnreachable);
}
bool IsNoAuthority(const Moment& m) { return IsStatus(m, SecStatus::kNoAuthenticatingAuthority); }
bool IsWithinNtlmsLimits(const Moment& m) { return UseIsADirection(m) && IdentityIsWithinLimits(m); }

bool NamesAPrincipalOutOfReach(const Moment& m) {
  return IsCatalogued(m) && m.record.identity.principal_id != 0 && m.record.Is(Circumstance::kNotPermitted);
}
bool IsRestrictedWithoutIdentity(const Moment& m) {
  constexpr auto kRestricted = static_cast<std::uint32_t>(CredentialUse::kAutologonRestricted);
  return IsNegotiate(m) && m.record.identity.form == IdentityForm::kAbsent &&
         (m.record.credential_use & kRestricted) != 0;
}
bool IsRefusedByProfile(const Moment& m) { return IsStatus(m, m.profile.Answer(Question::kRestrictedAutologon)); }
bool NamesASession(const Moment& m) {
  return IsCatalogued(m) && m.record.identity.logon_session == LogonSession::kOther &&
         m.record.Is(Circumstance::kNotPermitted);
}
bool SessionIsAnsweredByProfile(const Moment& m) { return IsStatus(m, m.profile.Answer(Question::kForeignSession)); }
bool PassesAnIdentity(const Moment& m) { return m.record.identity.form != IdentityForm::kAbsent; }
bool IdentityHasAForm(const Moment& m) { return m.record.identity.form != IdentityForm::kMalformed; }
bool GivesNoKeyFunction(const Moment& m) { return !m.record.identity.key_function_given; }
bool PassesTexts(const Moment& m) {
  const IdentityForm form = m.record.identity.form;
  return form == IdentityForm::kIdentity || form == IdentityForm::kIdentityEx;
}
bool FlagsTellTheEncoding(const Moment& m) {
  const IdentityFacts& identity = m.record.identity;
  const std::uint32_t encoding = identity.flags & (kIdentityAnsi | kIdentityUnicode);
  if (identity.encoding == StringForm::kAnsi) return encoding == kIdentityAnsi && identity.lengths_match;
  if (identity.encoding == StringForm::kWide) return encoding == kIdentityUnicode && identity.lengths_match;
  return encoding == kIdentityAnsi || encoding == kIdentityUnicode;
}
constexpr std::uint32_t BitOf(PackageName package) { return 1u << static_cast<int>(package); }
bool OffersUnderAPackageList(const Moment& m) {
  return IsNegotiate(m) && IsFirstLeg(m) && m.record.output_token.size != 0 && m.credential != nullptr &&
         m.credential->excluded_packages != 0;
}
bool OffersNothingExcluded(const Moment& m) {
  const TokenFacts& token = m.record.output_token;
  constexpr std::uint8_t kAnyKerberos = kMechanismKerberos | kMechanismMsKerberos | kMechanismUserToUser;
  const bool offers_kerberos = (token.offered_mechanisms & kAnyKerberos) != 0;
  const bool offers_ntlm = (token.offered_mechanisms & kMechanismNtlm) != 0 || token.kind == TokenKind::kNtlmNegotiate;
  const std::uint32_t excluded = m.credential->excluded_packages;
  if (offers_kerberos && (excluded & BitOf(PackageName::kKerberos)) != 0) return false;
  return !offers_ntlm || (excluded & BitOf(PackageName::kNtlm)) == 0;
}
bool FreesACredentialWithIdentity(const Moment& m) {
  return m.credential_state == HandleState::kLive && m.credential->has_identity;
}
bool PasswordIsWiped(const Moment& m) { return !m.record.password_kept; }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "ACH-N-001",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "A credential handle is acquired before a handshake begins.",
     .calls = kOnHandshake,
     .applies = BeginsAHandshake,
     .holds = ActorHasAcquired},
    {.id = "ACH-N-002",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .rule = "Acquiring validates nothing: a wrong password shows in the handshake, not here.",
     .calls = kOnAcquire,
     .applies = AcquiresSoundlyWithWrongPassword,
     .holds = IsNotLogonDenied},
    {.id = "ACH-N-003",
     .page = kPage,
     .party = kCaller,
     .level = kMay,
     .rule = "A NULL principal means the identity that the process runs as.",
     .unobservable = "a permission: no outcome contradicts it"},
    {.id = "ACH-N-004",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A principal whose credentials the process cannot reach gives a failure.",
     .calls = kOnAcquire,
     .applies = NamesAPrincipalOutOfReach,
     .holds = Failed},
    {.id = "ACH-N-005",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "pszPackage is a package's name, \"Negotiate\" for Negotiate.",
     .calls = kOnAcquire,
     .applies = Always,
     .holds = PackageIsKnown},
    {.id = "ACH-N-006",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "SEC_E_SECPKG_NOT_FOUND is for a package that is unknown, not for one that is there.",
     .calls = kOnAcquire,
     .applies = AsksForACataloguedPackage,
     .holds = PackageIsFound,
     .tolerated = Always},
    {.id = "ACH-N-007",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "fCredentialUse is INBOUND, OUTBOUND or BOTH; only Negotiate knows more.",
     .calls = kOnAcquire,
     .applies = IsCatalogued,
     .holds = UseIsDocumented},
    {.id = "ACH-N-008",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "AUTOLOGON_RESTRICTED uses neither default nor stored credentials.",
     .calls = kOnAcquire,
     .applies = IsRestrictedWithoutIdentity,
     .holds = IsRefusedByProfile,
     .tolerated = Always},
    {.id = "ACH-N-009",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A PROCESS_POLICY_ONLY credential never authenticates.",
     .calls = kOnHandshake,
     .applies = BeginsWithPolicyOnlyCredential,
     .holds = Failed},
    {.id = "ACH-N-013",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "User name and password have at most 256 characters, the domain at most 15.",
     .calls = kOnAcquire,
     .applies = HasNamedLimits,
     .holds = IdentityIsWithinLimits},
    {.id = "ACH-N-015",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Where ptsExpiry is given it receives the credential's expiry.",
     .calls = kOnAcquire,
     .applies = SucceedsWithExpiryAsked,
     .holds = ExpiryIsWritten},
    {.id = "ACH-N-016",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "What is not SEC_E_OK is one of the page's SEC_E codes; another registered one is tolerated (AMB-22).",
     .calls = kOnAcquire,
     .applies = ReturnsNoSuccess,
     .holds = FailureIsListed,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "ACH-N-017",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "A credential that is no longer needed is freed with FreeCredentialsHandle.",
     .calls = On({Call::kEnd}),
     .applies = IsEndOfCredential,
     .holds = CredentialWasFreed},
    {.id = "ACH-N-018",
     .page = kPage,
     .party = kBoth,
     .level = kMay,
     .rule = "One credential serves any number of handshakes, also at once.",
     .calls = On({Call::kInitialize}),
     .applies = BeginsASecondHandshakeSoundly,
     .holds = CredentialServesAgain,
     .fault = PackageIsAtFault},
    {.id = "ACH-K-001",
     .page = "acquirecredentialshandle--kerberos",
     .party = kCaller,
     .level = kNote,
     .rule = "Kerberos and NTLM know INBOUND, OUTBOUND and BOTH only.",
     .calls = kOnAcquire,
     .applies = AsksMechanismForNegotiateUse,
     .holds = UseIsADirection},
    {.id = "ACH-N-010",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Inbound credentials that no authority can validate give SEC_E_NO_AUTHENTICATING_AUTHORITY.",
     .calls = On({Call::kAccept}),
     .applies = FailsWithoutAnAuthority,
     .holds = IsNoAuthority},
    {.id = "ACH-N-011",
     .page = kPage,
     .party = kCaller,
     .level = kMay,
     .rule = "pvLogonID may be NULL; another session's takes a privilege.",
     .calls = kOnAcquire,
     .applies = NamesASession,
     .holds = SessionIsAnsweredByProfile,
     .fault = PackageIsAtFault},
    {.id = "ACH-N-012",
     .page = kPage,
     .party = kCaller,
     .level = kMay,
     .rule = "pAuthData may be NULL, an identity, or an opaque one from a prompt.",
     .calls = kOnAcquire,
     .applies = PassesAnIdentity,
     .holds = IdentityHasAForm},
    {.id = "ACH-N-014",
     .page = kPage,
     .party = kCaller,
     .level = kShould,
     .rule = "pGetKeyFn and its argument are NULL.",
     .calls = kOnAcquire,
     .applies = Always,
     .holds = GivesNoKeyFunction},
    {.id = "ACH-N-019",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The identity's Flags say whether its strings are ANSI or Unicode.",
     .calls = kOnAcquire,
     .applies = PassesTexts,
     .holds = FlagsTellTheEncoding},
    {.id = "ACH-N-020",
     .page = kPage,
     .party = kCaller,
     .level = kMay,
     .rule = "PackageList restricts the packages that Negotiate may use.",
     .calls = kOnHandshake,
     .applies = OffersUnderAPackageList,
     .holds = OffersNothingExcluded,
     .fault = PackageIsAtFault},
    {.id = "ACH-N-021",
     .page = kPage,
     .party = kCaller,
     .level = kShould,
     .rule = "The caller wipes the password from its identity when done.",
     .calls = On({Call::kFree}),
     .applies = FreesACredentialWithIdentity,
     .holds = PasswordIsWiped},
    {.id = "ACH-L-001",
     .page = "acquirecredentialshandle--ntlm",
     .party = kCaller,
     .level = kNote,
     .rule = "NTLM knows the three directions, and names within 256, 256 and 15 characters.",
     .calls = kOnAcquire,
     .applies = IsNtlm,
     .holds = IsWithinNtlmsLimits},
});

}  // namespace

std::span<const Clause> AcquireCredentialsClauses() { return kRows; }

}  // namespace legwork
