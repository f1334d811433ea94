// What the page on AcceptSecurityContext says of its parameters and of the order of calls.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"
#include "model/credential_use.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "acceptsecuritycontext--negotiate";
constexpr std::uint32_t kOnAccept = On({Call::kAccept});
constexpr std::uint32_t kOnSend = On({Call::kSend});

bool HasContextOfSomeRole(const Moment& m) { return m.context != nullptr; }
bool ContextHasRoleOfCall(const Moment& m) { return m.context->role == m.role; }
bool CredentialHasADirection(const Moment& m) {
  return IsFirstLeg(m) && m.credential_state == HandleState::kLive &&
         (m.credential->use & static_cast<std::uint32_t>(CredentialUse::kBoth)) != 0;
}
bool CredentialIsInbound(const Moment& m) { return MayAccept(m.credential->use); }
bool PassesAContext(const Moment& m) { return !IsFirstLeg(m); }
bool ContextIsTheLastReturned(const Moment& m) {
  return m.context_state == HandleState::kLive && m.record.context.value == m.context->handle;
}
bool TokensWayIsKnown(const Moment& m) {
  return HasInputToken(m) && m.record.input_token.origin != TokenOrigin::kUnknown;
}
bool TokenIsForThisContext(const Moment& m) { return m.record.input_token.origin != TokenOrigin::kStray; }
bool FollowsACallOnTheContext(const Moment& m) { return ContextIsLive(m) && m.context->last_ended_at != 0; }
bool BeginsAfterTheLastCall(const Moment& m) { return m.record.began_at >= m.context->last_ended_at; }
bool InputIsAToken(const Moment& m) {
  return m.record.input.Find(BufferType::kToken) != nullptr || m.record.input.count > kBufferFactsMax;
}
// InputIsOwed: Negotiate's server may speak first, and a client of datagrams has nothing to say before it (DGM-001).
bool InputIsOwed(const Moment& m) {
  const bool may_speak_first = IsNegotiate(m) || m.requested.Has(ContextFlag::kDatagram);
  return !may_speak_first || !IsFirstLeg(m);
}
bool FlagsAreOfThisFunction(const Moment& m) { return !PassesUndefinedFlags(m); }
bool IsCataloguedAccept(const Moment& m) { return IsCatalogued(m); }
bool FlagsAreOnThePage(const Moment& m) {
  return !m.requested.HasAny(ContextFlag::kStream | ContextFlag::kLicensing | ContextFlag::kSessionTicket);
}
bool DataRepIsDocumented(const Moment& m) { return m.record.data_rep == 0x10 || m.record.data_rep == 0; }
bool NewHandleHasAPlaceAndIsFresh(const Moment& m) {
  if (m.record.new_handle_is_null) return false;
  return !(IsFirstLeg(m) && Succeeded(m)) || (m.record.new_handle_written && m.reissued == nullptr);
}

bool AcceptorEmittedAToken(const Moment& m) {
  return m.context != nullptr && IsAcceptorMoment(m) && m.context->last_token != kNowhere && !m.context->spoiled &&
         !IsFailure(m.context->last_status) && RelayIsVisible(m) &&
         (!m.context->granted_known || m.context->granted.HasAll(m.context->required));
}
bool AcceptorEndedWithAToken(const Moment& m) {
  return AcceptorEmittedAToken(m) && m.context->last_status == SecStatus::kOk;
}
bool SendsApplicationDataFromAcceptor(const Moment& m) {
  return m.record.transmitted_application_data && m.context != nullptr && IsAcceptorMoment(m);
}
bool HandshakeWasOver(const Moment& m) { return m.context->was_established; }
bool ContinuesWithExpiry(const Moment& m) { return IsSsoPackage(m) && IsContinue(m); }
bool ExpiryIsOmitted(const Moment& m) { return m.record.expiry_is_null; }

bool SendsTokenOfCompleteAndContinue(const Moment& m) {
  return IsAcceptorMoment(m) && SendsTokenOf(m, SecStatus::kCompleteAndContinue);
}
bool SendsTokenOfCompleteNeeded(const Moment& m) {
  return IsAcceptorMoment(m) && SendsTokenOf(m, SecStatus::kCompleteNeeded);
}
bool ContinuesAfterContinueNeeded(const Moment& m) {
  return IsLaterLeg(m) && IsAcceptorMoment(m) && m.phase == Phase::kAwaitsReply;
}
bool SentItsTokenAndGivesTheNext(const Moment& m) {
  const bool peer_was_silent = m.peer_context != nullptr && LastTokenWasEmpty(*m.peer_context);
  return (LastTokenWentOut(m) || !RelayIsVisible(m)) && (HasInputToken(m) || peer_was_silent);
}
bool ActsOnAcceptorHandshake(const Moment& m) {
  return ContextIsLive(m) && m.context->role == Role::kAcceptor && !m.context->imported;
}
bool StatusCallsForIt(const Moment& m) { return m.allowed; }

bool UsesAcceptorUnderRequirements(const Moment& m) {
  return IsAcceptorMoment(m) && ContextIsEstablished(m) && m.context->granted_known && !m.context->required.empty() &&
         (m.record.call != Call::kSend || m.record.transmitted_application_data);
}
bool AttributesAreSufficient(const Moment& m) { return !AttributesAreInsufficient(m); }
bool IsEndOfUnfinishedAcceptor(const Moment& m) {
  return m.context != nullptr && m.context->role == Role::kAcceptor && !m.context->was_established;
}
bool ContextWasDeleted(const Moment& m) { return m.context->deleted_by != 0; }
bool UsesClientIdentity(const Moment& m) { return ContextIsLive(m); }
bool ContextIsInPhaseEstablished(const Moment& m) { return m.phase == Phase::kEstablished; }
bool CountsALeg(const Moment& m) { return IsCatalogued(m) && ContextIsIntact(m) && m.phase == Phase::kAwaitsReply; }
bool ExchangeIsBounded(const Moment& m) { return !IsContinue(m) || m.context->legs < 4; }

// PassesTheClientsBindings: the further element of pInput names the channel that the client named, too.
bool PassesTheClientsBindings(const Moment& m) {
  const BindingsFacts& mine = m.record.bindings;
  return IsCatalogued(m) && HasNoTrouble(m) && mine.kind != BindingsKind::kAbsent && mine.fits &&
         m.peer_context != nullptr && m.peer_context->bindings.kind != BindingsKind::kAbsent &&
         m.peer_context->bindings.id == mine.id;
}
bool BindingsAreTaken(const Moment& m) {
  return !IsStatus(m, SecStatus::kBadBindings) && !IsStatus(m, SecStatus::kInvalidToken);
}

// A day is longer than any bound that a server can mean; what it is exactly is the application's business.
constexpr std::int64_t kWaitTicksMax = 864'000'000'000;
bool HasWaitedForItsClient(const Moment& m) {
  return IsAcceptorMoment(m) && ContextAwaitsReply(m) && m.context->last_ended_at != 0;
}
bool WaitWasBounded(const Moment& m) { return m.record.began_at - m.context->last_ended_at <= kWaitTicksMax; }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "ASC-N-001",
     .page = kPage,
     .party = kBoth,
     .level = kNote,
     .rule = "AcceptSecurityContext builds the acceptor's context, over as many client tokens as it takes.",
     .calls = kOnAccept,
     .applies = HasContextOfSomeRole,
     .holds = ContextHasRoleOfCall,
     .fault = CallerIsAtFault},
    {.id = "ASC-N-002",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The credential was acquired with INBOUND or BOTH; an outbound one cannot accept.",
     .calls = kOnAccept,
     .applies = CredentialHasADirection,
     .holds = CredentialIsInbound,
     .fault = PackageIfItSucceeded},
    {.id = "ASC-N-003",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "A later call passes the context handle that the handshake's last call returned.",
     .calls = kOnAccept,
     .applies = PassesAContext,
     .holds = ContextIsTheLastReturned},
    {.id = "ASC-N-004",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "Each token is fed to the context of the client that emitted it.",
     .calls = kOnAccept,
     .applies = TokensWayIsKnown,
     .holds = TokenIsForThisContext},
    {.id = "ASC-N-005",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Calls on one context do not overlap.",
     .calls = kOnAccept,
     .applies = FollowsACallOnTheContext,
     .holds = BeginsAfterTheLastCall},
    {.id = "ASC-N-006",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "pInput has a TOKEN element with what the client's call emitted.",
     .calls = kOnAccept,
     .applies = InputIsOwed,
     .holds = InputIsAToken},
    {.id = "ASC-N-007",
     .page = kPage,
     .party = kCaller,
     .level = kMay,
     .rule = "Channel bindings may come along as a further element of pInput: those of the client are no error.",
     .calls = kOnAccept,
     .applies = PassesTheClientsBindings,
     .holds = BindingsAreTaken,
     .fault = PackageIsAtFault},
    {.id = "ASC-N-008",
     .page = kPage,
     .party = kCaller,
     .level = kNote,
     .rule = "The page lists CONFIDENTIALITY, CONNECTION, DELEGATE, EXTENDED_ERROR, INTEGRITY and both detections.",
     .calls = kOnAccept,
     .applies = IsCataloguedAccept,
     .holds = FlagsAreOnThePage},
    {.id = "ASC-N-009",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "fContextReq has ASC_REQ bits only.",
     .calls = kOnAccept,
     .applies = Always,
     .holds = FlagsAreOfThisFunction},
    {.id = "ASC-N-016",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "TargetDataRep is SECURITY_NATIVE_DREP (0x10) or SECURITY_NETWORK_DREP (0).",
     .calls = kOnAccept,
     .applies = Always,
     .holds = DataRepIsDocumented},
    {.id = "ASC-N-017",
     .page = kPage,
     .party = kBoth,
     .level = kMust,
     .rule = "phNewContext is never NULL; a successful first call stores a new handle there.",
     .calls = kOnAccept,
     .applies = IsSsoPackage,
     .holds = NewHandleHasAPlaceAndIsFresh,
     .fault = [](const Moment& m) { return m.record.new_handle_is_null ? kCaller : kPackage; }},
    {.id = "ASC-N-018",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Every token that the call emits goes to the client, also one that came with SEC_E_OK.",
     .calls = On({Call::kEnd}),
     .applies = AcceptorEmittedAToken,
     .holds = LastTokenWentOut},
    {.id = "ASC-N-020",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule =
         "Security attributes are looked at after the final success only; data that relies on one was sent earlier.",
     .calls = kOnSend,
     .applies = SendsApplicationDataFromAcceptor,
     .holds = HandshakeWasOver},
    {.id = "ASC-N-023",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "ptsTimeStamp is NULL until the last call, which the caller cannot know (AMB-07).",
     .calls = kOnAccept,
     .applies = ContinuesWithExpiry,
     .holds = ExpiryIsOmitted,
     .tolerated = Always},
    {.id = "ASC-N-030",
     .page = kPage,
     .party = kBoth,
     .level = kMust,
     .rule = "SEC_E_OK accepts the client; a token that came with it is sent.",
     .calls = On({Call::kEnd}),
     .applies = AcceptorEndedWithAToken,
     .holds = LastTokenWentOut,
     .fault = CallerIsAtFault},
    {.id = "ASC-N-031",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "On COMPLETE_AND_CONTINUE the token is sent only after CompleteAuthToken.",
     .calls = kOnSend,
     .applies = SendsTokenOfCompleteAndContinue,
     .holds = WasCompleted},
    {.id = "ASC-N-032",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "On COMPLETE_NEEDED the token is sent only after CompleteAuthToken.",
     .calls = kOnSend,
     .applies = SendsTokenOfCompleteNeeded,
     .holds = WasCompleted},
    {.id = "ASC-N-033",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "On CONTINUE_NEEDED the token is sent, and the client's next is fed to another call on the same context.",
     .calls = kOnAccept,
     .applies = ContinuesAfterContinueNeeded,
     .holds = SentItsTokenAndGivesTheNext},
    {.id = "ASC-N-034",
     .page = kPage,
     .party = kCaller,
     .level = kMay,
     .rule = "The server may insist on capabilities or take what the attributes report.",
     .unobservable = "a permission: no outcome contradicts it"},
    {.id = "ASC-N-035",
     .page = kPage,
     .party = kBoth,
     .level = kNote,
     .rule = "Token, call and reply alternate until the call returns a final status (AMB-10).",
     .calls = On({Call::kAccept, Call::kComplete, Call::kSend}),
     .applies = ActsOnAcceptorHandshake,
     .holds = StatusCallsForIt,
     .fault = CallerIsAtFault},
    {.id = "ASC-N-036",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The server decides whether the final attributes suffice, before it relies on them.",
     .calls = kOnMessage | kOnSend,
     .applies = UsesAcceptorUnderRequirements,
     .holds = AttributesAreSufficient},
    {.id = "ASC-N-037",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "A context that could not be established is deleted.",
     .calls = On({Call::kEnd}),
     .applies = IsEndOfUnfinishedAcceptor,
     .holds = ContextWasDeleted},
    {.id = "ASC-N-038",
     .page = kPage,
     .party = kCaller,
     .level = kNote,
     .rule = "The client's token is obtained, or the client impersonated, after establishment only.",
     .calls = On({Call::kQueryToken, Call::kImpersonate}),
     .applies = UsesClientIdentity,
     .holds = ContextIsInPhaseEstablished},
    {.id = "ASC-N-039",
     .page = kPage,
     .party = kCaller,
     .level = kShould,
     .rule = "The wait for the client's next token is bounded, by a day at the most.",
     .calls = On({Call::kAccept, Call::kDelete, Call::kEnd}),
     .applies = HasWaitedForItsClient,
     .holds = WaitWasBounded},
    {.id = "ASC-N-040",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .rule = "The exchange is short: NTLM and Kerberos need at most three tokens.",
     .calls = kOnAccept,
     .applies = CountsALeg,
     .holds = ExchangeIsBounded},
});

}  // namespace

std::span<const Clause> AcceptNegotiateClauses() { return kRows; }

}  // namespace legwork
