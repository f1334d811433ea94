// What the page's remarks say of the order of calls, and of what the caller owes when the handshake is over.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "initializesecuritycontext--negotiate";
constexpr std::uint32_t kOnInitialize = On({Call::kInitialize});

bool HasRequirements(const Moment& m) {
  return IsInitiatorMoment(m) && ContextIsEstablished(m) && m.context->granted_known && !m.context->required.empty();
}
bool SendsApplicationDataUnderRequirements(const Moment& m) {
  return m.record.transmitted_application_data && HasRequirements(m);
}
bool AttributesAreSufficient(const Moment& m) { return !AttributesAreInsufficient(m); }
bool ActsWithInsufficientAttributes(const Moment& m) {
  return IsInitiatorMoment(m) && ContextIsIntact(m) && AttributesAreInsufficient(m);
}
bool DeletesOrOnlyLooks(const Moment& m) {
  return m.record.call == Call::kDelete || m.record.call == Call::kQuery ||
         (m.record.call == Call::kSend && !m.record.transmitted_application_data);
}

bool IsSecondLeg(const Moment& m) { return IsLaterLeg(m) && m.context->legs == 1 && IsInitiatorMoment(m); }
bool FirstLegAskedForASecond(const Moment& m) {
  return m.context->last_status == SecStatus::kContinueNeeded ||
         m.context->last_status == SecStatus::kCompleteAndContinue || !HasInputToken(m);
}
bool FeedsAPeersToken(const Moment& m) {
  return IsLaterLeg(m) && HasInputToken(m) && m.record.input_token.origin != TokenOrigin::kUnknown;
}
bool TokenIsForThisContext(const Moment& m) {
  const TokenOrigin origin = m.record.input_token.origin;
  return origin != TokenOrigin::kStray && origin != TokenOrigin::kForged;
}

bool HearsThatTheServerIsDone(const Moment& m) {
  return IsCatalogued(m) && HasNoTrouble(m) && IsLaterLeg(m) && m.input != nullptr && Succeeded(m) &&
         m.input->status == SecStatus::kOk && m.record.input_token.origin == TokenOrigin::kPeer;
}
bool SessionIsEstablished(const Moment& m) { return IsOk(m); }

bool UsesInitiatorContext(const Moment& m) { return IsInitiatorMoment(m) && ContextIsLive(m); }
bool HandshakeHasNotFailed(const Moment& m) { return m.phase != Phase::kMustDelete; }
// The name of the package and the sizes of its structures are no secrets of the session: a context may tell them
// without one (QCA-012).
bool AsksForThePackage(const Moment& m) {
  return m.record.call == Call::kQuery && (Asks(m, Attribute::kPackageInfo) || Asks(m, Attribute::kNegotiationInfo) ||
                                           Asks(m, Attribute::kSizes) || Asks(m, Attribute::kStreamSizes));
}
Party PackageIfItServedADeadHandshake(const Moment& m) {
  return IsOk(m) && !AsksForThePackage(m) && !m.context->was_established ? kPackage : kCaller;
}

bool RepeatsAfterALaterLeg(const Moment& m) {
  return IsLaterLeg(m) && m.context->legs >= 2 && m.phase == Phase::kAwaitsReply;
}
bool RepeatsAllSteps(const Moment& m) {
  const bool peer_was_silent = m.peer_context != nullptr && LastTokenWasEmpty(*m.peer_context);
  return (LastTokenWentOut(m) || !RelayIsVisible(m)) && (HasInputToken(m) || peer_was_silent);
}

bool SucceedsBeforeTheEnd(const Moment& m) { return IsSsoPackage(m) && Succeeded(m) && !IsOk(m); }
bool AnswersAChallenge(const Moment& m) {
  return HasNoTrouble(m) && IsLaterLeg(m) && Succeeded(m) && HasKind(m.record.input_token, TokenKind::kNtlmChallenge);
}
bool EmitsAuthenticate(const Moment& m) { return HasKind(m.record.output_token, TokenKind::kNtlmAuthenticate); }

bool ActsOnInitiatorHandshake(const Moment& m) {
  return ContextIsLive(m) && m.context->role == Role::kInitiator && !m.context->imported;
}
bool StatusCallsForIt(const Moment& m) { return m.allowed; }
bool IsEndOfInitiatorContext(const Moment& m) {
  return m.context != nullptr && m.context->role == Role::kInitiator && !m.context->imported;
}
bool ContextWasDeleted(const Moment& m) { return m.context->deleted_by != 0; }

bool Reauthenticates(const Moment& m) {
  return IsCatalogued(m) && HandlesAreSound(m) && ArgumentsAreSound(m) && m.phase == Phase::kEstablished &&
         !HasInputToken(m) && NothingIsArranged(m) && !RoomMayBeShort(m);
}
bool ReauthenticationIsAnsweredByProfile(const Moment& m) {
  const SecStatus answer = m.profile.Answer(Question::kReauthentication);
  return answer == SecStatus::kOk ? Succeeded(m) : IsStatus(m, answer);
}

constexpr auto kRows = std::to_array<Clause>({
    {.id = "ISC-N-065",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The caller decides whether the final attributes suffice, before it sends what relies on them.",
     .calls = On({Call::kSend}),
     .applies = SendsApplicationDataUnderRequirements,
     .holds = AttributesAreSufficient},
    {.id = "ISC-N-066",
     .page = kPage,
     .party = kCaller,
     .level = kMay,
     .rule = "With insufficient attributes the caller may close the connection at once.",
     .unobservable = "a permission: closing a connection is no call"},
    {.id = "ISC-N-067",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "With insufficient attributes the caller deletes the context.",
     .calls = kOnContext | On({Call::kDelete, Call::kSend, Call::kEnd}),
     .applies = ActsWithInsufficientAttributes,
     .holds = DeletesOrOnlyLooks},
    {.id = "ISC-N-068",
     .page = kPage,
     .party = kBoth,
     .level = kNote,
     .rule = "The reply is fed to a second call only if the first returned CONTINUE_NEEDED.",
     .calls = kOnInitialize,
     .applies = IsSecondLeg,
     .holds = FirstLegAskedForASecond,
     .fault = CallerIsAtFault},
    {.id = "ISC-N-069",
     .page = kPage,
     .party = kBoth,
     .level = kNote,
     .rule = "Every later leg takes the server's token for this context.",
     .calls = kOnInitialize,
     .applies = FeedsAPeersToken,
     .holds = TokenIsForThisContext,
     .fault = CallerIsAtFault},
    {.id = "ISC-N-070",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "When the server's token proves success the call returns SEC_E_OK.",
     .calls = kOnInitialize,
     .applies = HearsThatTheServerIsDone,
     .holds = SessionIsEstablished,
     .tolerated = Always},
    {.id = "ISC-N-071",
     .page = kPage,
     .party = kBoth,
     .level = kMust,
     .rule = "After an error there is no session: the context protects no message and tells nothing of one.",
     .calls = kOnMessage | On({Call::kQuery}),
     .applies = UsesInitiatorContext,
     .holds = HandshakeHasNotFailed,
     .fault = PackageIfItServedADeadHandshake},
    {.id = "ISC-N-072",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "While a later call asks for it, sending, waiting and calling are repeated.",
     .calls = kOnInitialize,
     .applies = RepeatsAfterALaterLeg,
     .holds = RepeatsAllSteps},
    {.id = "ISC-N-073",
     .page = kPage,
     .party = kBoth,
     .level = kNote,
     .rule = "Requests and attributes are masks whose bits the page on context requirements defines.",
     .unobservable = "a pointer to definitions"},
    {.id = "ISC-N-074",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "The attributes are valid on intermediate successes too.",
     .calls = kOnInitialize,
     .applies = SucceedsBeforeTheEnd,
     .holds = AttributesAreWritten},
    {.id = "ISC-N-077",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .rule = "Given an NTLM challenge the call emits the response to it.",
     .calls = kOnInitialize,
     .applies = AnswersAChallenge,
     .holds = EmitsAuthenticate},
    {.id = "ISC-N-078",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The caller's next call follows from the last status: done, send and call again, or complete first.",
     .calls = On({Call::kInitialize, Call::kComplete, Call::kSend}),
     .applies = ActsOnInitiatorHandshake,
     .holds = StatusCallsForIt},
    {.id = "ISC-N-079",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Once the first call succeeded the caller owes a DeleteSecurityContext, even if a later leg failed.",
     .calls = On({Call::kEnd}),
     .applies = IsEndOfInitiatorContext,
     .holds = ContextWasDeleted},
    {.id = "ISC-N-080",
     .page = kPage,
     .party = kBoth,
     .level = kMay,
     .rule = "A call on an established context asks for reauthentication and is answered as the profile says.",
     .calls = kOnInitialize,
     .applies = Reauthenticates,
     .holds = ReauthenticationIsAnsweredByProfile,
     .fault = PackageIsAtFault},
});

}  // namespace

std::span<const Clause> IscNegotiateSequenceClauses() { return kRows; }

}  // namespace legwork
