// What the page says of the statuses that InitializeSecurityContext returns.
#include <algorithm>
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"
#include "model/clauses/token_pieces.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "initializesecuritycontext--negotiate";
constexpr std::uint32_t kOnInitialize = On({Call::kInitialize});
constexpr std::uint32_t kOnSend = On({Call::kSend});
constexpr std::uint32_t kOnEnd = On({Call::kEnd});

constexpr SecStatus kListedFailures[] = {
    SecStatus::kInsufficientMemory, SecStatus::kInternalError, SecStatus::kInvalidHandle,
    SecStatus::kInvalidToken,       SecStatus::kLogonDenied,   SecStatus::kNoAuthenticatingAuthority,
    SecStatus::kNoCredentials,      SecStatus::kTargetUnknown, SecStatus::kUnsupportedFunction,
    SecStatus::kWrongPrincipal,
};

bool SucceedsWithSsoPackage(const Moment& m) { return IsSsoPackage(m) && Succeeded(m); }
bool SuccessIsListed(const Moment& m) { return IsOk(m) || IsContinue(m) || IsStatus(m, SecStatus::kCompleteNeeded); }
bool FailsWithSsoPackage(const Moment& m) { return IsSsoPackage(m) && Failed(m); }
bool FailureIsListed(const Moment& m) {
  return std::ranges::find(kListedFailures, m.record.status) != std::end(kListedFailures);
}

bool CallsOnEstablishedContext(const Moment& m) { return IsLaterLeg(m) && m.phase == Phase::kEstablished; }
bool FeedsNoReply(const Moment& m) { return !HasInputToken(m); }

bool InitiatorEndedWithAToken(const Moment& m) {
  return m.context != nullptr && IsInitiatorMoment(m) && m.context->last_status == SecStatus::kOk &&
         m.context->last_token != kNowhere && m.context->was_established && !m.context->spoiled && RelayIsVisible(m) &&
         (!m.context->granted_known || m.context->granted.HasAll(m.context->required));
}

bool SendsTokenOfCompleteAndContinue(const Moment& m) {
  return IsInitiatorMoment(m) && SendsTokenOf(m, SecStatus::kCompleteAndContinue);
}
bool SendsTokenOfCompleteNeeded(const Moment& m) {
  return IsInitiatorMoment(m) && SendsTokenOf(m, SecStatus::kCompleteNeeded);
}

bool ContinuesAfterCompleteAndContinue(const Moment& m) {
  return IsLaterLeg(m) && m.context->last_status == SecStatus::kCompleteAndContinue && m.phase != Phase::kMustDelete;
}
bool CompletedAndGivesTheReply(const Moment& m) { return m.phase == Phase::kAwaitsReply && HasInputToken(m); }
bool ContinuesAfterContinueNeeded(const Moment& m) {
  return IsLaterLeg(m) && m.phase == Phase::kAwaitsReply && m.context->last_status == SecStatus::kContinueNeeded &&
         !IsSecondCallOfDatagrams(m);
}
bool SentItsTokenAndGivesTheReply(const Moment& m) {
  const bool sent = LastTokenWentOut(m) || !RelayIsVisible(m);
  const bool peer_was_silent = m.peer_context != nullptr && LastTokenWasEmpty(*m.peer_context);
  return sent && (HasInputToken(m) || peer_was_silent);
}

bool ContinuesWithoutToken(const Moment& m) {
  return SucceedsWithSsoPackage(m) && IsContinue(m) && m.record.output_token.size == 0 && HasOutputElement(m);
}
bool TokenLengthIsZero(const Moment& m) { return m.record.output.Find(BufferType::kToken)->size_after == 0; }

bool FailsForLackOfMemory(const Moment& m) {
  return FailsWithSsoPackage(m) && IsOnlyTrouble(m, Circumstance::kOutOfMemory);
}
bool IsInsufficientMemory(const Moment& m) { return IsStatus(m, SecStatus::kInsufficientMemory); }
bool FailsWithoutACodeOfItsOwn(const Moment& m) {
  if (!IsCatalogued(m) || !Failed(m) || !m.allowed) return false;
  return IsOnlyTrouble(m, Circumstance::kInternalFault) || !StatusIsRegistered(m);
}
bool IsInternalError(const Moment& m) { return IsStatus(m, SecStatus::kInternalError); }

bool HandleIsCertainlyBad(HandleState state) {
  return state == HandleState::kClosed || state == HandleState::kInvalidated || state == HandleState::kUnknown;
}
bool PassesABadHandle(const Moment& m) {
  if (!IsCatalogued(m) || !ArgumentsAreSound(m) || m.record.new_handle_is_null) return false;
  if (m.actor.handles_issued == 0) return false;
  const bool bad_context = HandleIsCertainlyBad(m.context_state);
  const bool bad_credential = HandleIsCertainlyBad(m.credential_state);
  if (bad_context) return bad_credential || CredentialIsSound(m) || m.credential_state == HandleState::kNull;
  return bad_credential && (IsFirstLeg(m) || HandlesAreSound(m)) && IsFirstLeg(m);
}
bool IsInvalidHandle(const Moment& m) { return IsStatus(m, SecStatus::kInvalidHandle); }

bool SoundButForItsToken(const Moment& m) {
  return HandlesAreSound(m) && ArgumentsAreSound(m) && HasInputToken(m) && IsLaterLeg(m) &&
         m.phase == Phase::kAwaitsReply && !RoomMayBeShort(m);
}
bool TakesAMalformedToken(const Moment& m) {
  const TokenOrigin origin = m.record.input_token.origin;
  return IsCatalogued(m) && SoundButForItsToken(m) && m.record.input_token.kind == TokenKind::kUnreadable &&
         !WaitsForTheRest(m) && (origin == TokenOrigin::kAltered || origin == TokenOrigin::kForged);
}
bool IsInvalidToken(const Moment& m) { return IsStatus(m, SecStatus::kInvalidToken); }
bool TakesAnotherPackagesToken(const Moment& m) { return SoundButForItsToken(m) && TokenBelongsElsewhere(m); }

bool FailsForItsLogon(const Moment& m) {
  return IsCatalogued(m) && Failed(m) &&
         (IsOnlyTrouble(m, Circumstance::kWrongPassword) || IsOnlyTrouble(m, Circumstance::kAccountDisabled));
}
bool IsLogonDenied(const Moment& m) { return IsStatus(m, SecStatus::kLogonDenied); }
bool FailsForItsAuthority(const Moment& m) {
  return IsCatalogued(m) && Failed(m) && IsOnlyTrouble(m, Circumstance::kAuthorityUnreachable);
}
bool IsNoAuthority(const Moment& m) { return IsStatus(m, SecStatus::kNoAuthenticatingAuthority); }
bool BeginsWithoutCredentials(const Moment& m) {
  return IsCatalogued(m) && IsFirstLeg(m) && IsOnlyTrouble(m, Circumstance::kNoCredentials);
}
bool IsNoCredentials(const Moment& m) { return IsStatus(m, SecStatus::kNoCredentials); }
bool BeginsTowardAnUnknownTarget(const Moment& m) {
  return IsKerberos(m) && IsFirstLeg(m) && IsOnlyTrouble(m, Circumstance::kTargetUnknown);
}
bool IsTargetUnknown(const Moment& m) { return IsStatus(m, SecStatus::kTargetUnknown); }

bool RequestsADisputedFlag(const Moment& m) {
  return IsCatalogued(m) && IsFirstLeg(m) && HasNoTrouble(m) &&
         m.requested.HasAny(ContextFlag::kDelegate | ContextFlag::kPromptForCreds);
}
bool DisputedFlagIsAnsweredByProfile(const Moment& m) {
  const bool refused = IsStatus(m, SecStatus::kUnsupportedFunction);
  if (!m.requested.Has(ContextFlag::kPromptForCreds)) return !refused;
  return refused == (m.profile.Answer(Question::kPromptForCreds) == SecStatus::kUnsupportedFunction);
}

bool HearsFromSomebodyElse(const Moment& m) {
  const TokenFacts& token = m.record.input_token;
  return KerberosIsSelected(m) && IsLaterLeg(m) && m.context->requested.Has(ContextFlag::kMutualAuth) &&
         (HasKind(token, TokenKind::kApRep) || HasKind(token, TokenKind::kKrbError)) &&
         IsOnlyTrouble(m, Circumstance::kWrongPrincipal);
}
bool IsWrongPrincipal(const Moment& m) { return IsStatus(m, SecStatus::kWrongPrincipal); }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "ISC-N-045",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A success is SEC_E_OK, CONTINUE_NEEDED, COMPLETE_NEEDED or COMPLETE_AND_CONTINUE.",
     .calls = kOnInitialize,
     .applies = SucceedsWithSsoPackage,
     .holds = SuccessIsListed},
    {.id = "ISC-N-046",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "After SEC_E_OK no reply is fed to another call of this establishment.",
     .calls = kOnInitialize,
     .applies = CallsOnEstablishedContext,
     .holds = FeedsNoReply,
     .tolerated = Always,
     .fault = CallerIsAtFault},
    {.id = "ISC-N-047",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "A token that came with SEC_E_OK still goes to the acceptor.",
     .calls = kOnEnd,
     .applies = InitiatorEndedWithAToken,
     .holds = LastTokenWentOut},
    {.id = "ISC-N-048",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "On COMPLETE_AND_CONTINUE the token is sent only after CompleteAuthToken.",
     .calls = kOnSend,
     .applies = SendsTokenOfCompleteAndContinue,
     .holds = WasCompleted},
    {.id = "ISC-N-049",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "After COMPLETE_AND_CONTINUE and completion the reply is fed to another call.",
     .calls = kOnInitialize,
     .applies = ContinuesAfterCompleteAndContinue,
     .holds = CompletedAndGivesTheReply},
    {.id = "ISC-N-050",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "On COMPLETE_NEEDED the token is sent only after CompleteAuthToken.",
     .calls = kOnSend,
     .applies = SendsTokenOfCompleteNeeded,
     .holds = WasCompleted},
    {.id = "ISC-N-051",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "On CONTINUE_NEEDED the token is sent, and the reply is fed to another call on the same context.",
     .calls = kOnInitialize,
     .applies = ContinuesAfterContinueNeeded,
     .holds = SentItsTokenAndGivesTheReply},
    {.id = "ISC-N-052",
     .page = kPage,
     .party = kBoth,
     .level = kMay,
     .rule = "With CONTINUE_NEEDED the token may be empty; its element then says length 0.",
     .calls = kOnInitialize,
     .applies = ContinuesWithoutToken,
     .holds = TokenLengthIsZero,
     .fault = PackageIsAtFault},
    {.id = "ISC-N-053",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A failure is one of the page's SEC_E codes; another registered SEC_E code is tolerated (AMB-22).",
     .calls = kOnInitialize,
     .applies = FailsWithSsoPackage,
     .holds = FailureIsListed,
     .tolerated = StatusIsRegistered},
    {.id = "ISC-N-054",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Lack of memory gives SEC_E_INSUFFICIENT_MEMORY.",
     .calls = kOnInitialize,
     .applies = FailsForLackOfMemory,
     .holds = IsInsufficientMemory},
    {.id = "ISC-N-055",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A failure without an SSPI code gives SEC_E_INTERNAL_ERROR, never a foreign code.",
     .calls = kOnInitialize,
     .applies = FailsWithoutACodeOfItsOwn,
     .holds = IsInternalError,
     .tolerated = FailedWithRegisteredStatus},  // which code is a failure's own, the package judges
    {.id = "ISC-N-056",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A credential or context handle that is not valid gives SEC_E_INVALID_HANDLE.",
     .calls = kOnInitialize,
     .applies = PassesABadHandle,
     .holds = IsInvalidHandle},
    {.id = "ISC-N-057",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A malformed token gives SEC_E_INVALID_TOKEN and never a success.",
     .calls = kOnInitialize,
     .applies = TakesAMalformedToken,
     .holds = IsInvalidToken,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "ISC-N-058",
     .page = kPage,
     .party = kBoth,
     .level = kNote,
     .rule = "A token of another package gives SEC_E_INVALID_TOKEN: the two sides agreed on no common package.",
     .calls = kOnInitialize,
     .applies = TakesAnotherPackagesToken,
     .holds = IsInvalidToken,
     .fault = PackageIsAtFault},
    {.id = "ISC-N-059",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A refused logon gives SEC_E_LOGON_DENIED.",
     .calls = kOnInitialize,
     .applies = FailsForItsLogon,
     .holds = IsLogonDenied},
    {.id = "ISC-N-060",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "An authority that cannot be reached gives SEC_E_NO_AUTHENTICATING_AUTHORITY.",
     .calls = kOnInitialize,
     .applies = FailsForItsAuthority,
     .holds = IsNoAuthority},
    {.id = "ISC-N-061",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "No credentials in the package gives SEC_E_NO_CREDENTIALS.",
     .calls = kOnInitialize,
     .applies = BeginsWithoutCredentials,
     .holds = IsNoCredentials},
    {.id = "ISC-N-062",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A target that names no principal gives SEC_E_TARGET_UNKNOWN.",
     .calls = kOnInitialize,
     .applies = BeginsTowardAnUnknownTarget,
     .holds = IsTargetUnknown},
    {.id = "ISC-N-063",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "DELEGATE is no invalid flag; PROMPT_FOR_CREDS is answered as the profile says (AMB-02).",
     .calls = kOnInitialize,
     .applies = RequestsADisputedFlag,
     .holds = DisputedFlagIsAnsweredByProfile,
     .tolerated = Always},
    {.id = "ISC-N-064",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Another principal than the target answered: SEC_E_WRONG_PRINCIPAL, and no context is established.",
     .calls = kOnInitialize,
     .applies = HearsFromSomebodyElse,
     .holds = IsWrongPrincipal},
});

}  // namespace

std::span<const Clause> IscNegotiateReturnClauses() { return kRows; }

}  // namespace legwork
