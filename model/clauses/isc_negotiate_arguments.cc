// What the page says of the parameters of InitializeSecurityContext.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"
#include "model/credential_use.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "initializesecuritycontext--negotiate";
constexpr std::uint32_t kOnInitialize = On({Call::kInitialize});

bool HasContextOfSomeRole(const Moment& m) { return m.context != nullptr; }
bool ContextHasRoleOfCall(const Moment& m) { return m.context->role == m.role; }

bool TokensWayIsKnown(const Moment& m) {
  return HasInputToken(m) && m.record.input_token.origin != TokenOrigin::kUnknown;
}
bool TokenCameAsEmitted(const Moment& m) { return m.record.input_token.origin == TokenOrigin::kPeer; }
bool TokenIsUnpatched(const Moment& m) { return m.record.input_token.origin != TokenOrigin::kAltered; }

// A reply is waiting when the peer's youngest token is newer than this side's last call and nobody has taken it.
bool ReplyIsWaiting(const Moment& m) {
  if (m.peer_context == nullptr || m.peer_context->last_token == kNowhere) return false;
  const TokenHistory& reply = m.session.tokens[m.peer_context->last_token];
  return !reply.delivered && !IsFailure(reply.status) && reply.emitted_by > m.context->last_handshake;
}
bool InitiatorContextIsIntact(const Moment& m) { return ContextIsIntact(m) && IsInitiatorMoment(m); }
bool LoopWasDrivenToItsEnd(const Moment& m) { return m.phase != Phase::kAwaitsReply || !ReplyIsWaiting(m); }

bool CredentialIsLiveAndOfThePackage(const Moment& m) {
  return m.credential_state == HandleState::kLive &&
         (m.credential->package == m.package || m.credential->package == PackageName::kNone ||
          m.record.package == PackageName::kNone);
}
bool BeginsWithLiveCredential(const Moment& m) { return IsFirstLeg(m) && m.credential_state == HandleState::kLive; }
bool CredentialHasADirection(const Moment& m) {
  return BeginsWithLiveCredential(m) && (m.credential->use & static_cast<std::uint32_t>(CredentialUse::kBoth)) != 0;
}
bool CredentialIsOutbound(const Moment& m) { return MayInitiate(m.credential->use); }

bool ActorHasAContext(const Moment& m) {
  for (const ContextHistory& context : m.session.contexts) {
    if (context.actor == m.record.actor) return true;
  }
  return false;
}
bool ActorHasNoContext(const Moment& m) { return !ActorHasAContext(m); }
bool PassesContextThoughOneExists(const Moment& m) { return !IsFirstLeg(m) && ActorHasAContext(m); }
bool ContextIsTheLastReturned(const Moment& m) {
  return m.context_state == HandleState::kLive && m.record.context.value == m.context->handle;
}

bool NamesATarget(const Moment& m) {
  return IsNegotiate(m) && m.record.target_form != TargetForm::kAbsent && m.record.target_form != TargetForm::kEmpty;
}
bool TargetIsNoGssForm(const Moment& m) { return m.record.target_form != TargetForm::kHostBased; }
bool BeginsWithNegotiate(const Moment& m) { return IsNegotiate(m) && IsFirstLeg(m); }
bool TargetIsSpn(const Moment& m) { return m.record.target_form == TargetForm::kSpn; }

bool BeginsSoundlyWithRequests(const Moment& m) {
  const ContextFlags ambiguous = ContextFlag::kDelegate | ContextFlag::kPromptForCreds;
  return IsCatalogued(m) && IsFirstLeg(m) && HasNoTrouble(m) && !m.requested.empty() && !m.requested.HasAny(ambiguous);
}
bool StatusIsNotUnsupported(const Moment& m) { return m.record.status != SecStatus::kUnsupportedFunction; }
bool FlagsAreOfThisFunction(const Moment& m) { return !PassesUndefinedFlags(m); }

bool AllocatesAToken(const Moment& m) {
  return IsSsoPackage(m) && Succeeded(m) && m.requested.Has(ContextFlag::kAllocateMemory) &&
         (m.record.output_token.size != 0 || BeginsWithoutAToken(m)) && HasOutputElement(m);
}
bool TokenIsPackageMemory(const Moment& m) {
  const BufferFacts& token = *m.record.output.Find(BufferType::kToken);
  return token.allocated_by_package && !token.is_null_after && token.size_after == m.record.output_token.size;
}

bool IsEndOfABufferOwner(const Moment& m) {
  return m.context == nullptr && m.credential == nullptr && m.actor.buffers_received != 0;
}
bool EveryBufferWasFreed(const Moment& m) { return m.actor.buffers_freed >= m.actor.buffers_received; }

bool EncryptsWhatItAskedFor(const Moment& m) {
  return ContextIsEstablished(m) && IsInitiatorMoment(m) && m.context->granted_known &&
         m.context->requested.Has(ContextFlag::kConfidentiality);
}
bool ConfidentialityIsGranted(const Moment& m) { return m.context->granted.Has(ContextFlag::kConfidentiality); }

bool Reserved1IsZero(const Moment& m) { return m.record.reserved1 == 0; }
bool Reserved2IsZero(const Moment& m) { return m.record.reserved2 == 0; }
bool DataRepIsDocumented(const Moment& m) { return m.record.data_rep == 0x10 || m.record.data_rep == 0; }

bool FirstInputIsNoTokenOrTheServers(const Moment& m) {
  return !HasInputToken(m) || m.record.input_token.kind == TokenKind::kNegTokenInit2 ||
         m.record.input_token.kind == TokenKind::kScripted;
}
bool ContinuesAHandshake(const Moment& m) {
  return IsLaterLeg(m) && m.phase == Phase::kAwaitsReply && !IsSecondCallOfDatagrams(m);
}
bool InputIsThePeersToken(const Moment& m) {
  const BufferFacts* token = m.record.input.Find(BufferType::kToken);
  if (token == nullptr || token->size == 0) return m.peer_context != nullptr && LastTokenWasEmpty(*m.peer_context);
  const TokenOrigin origin = m.record.input_token.origin;
  return token->size == m.record.input_token.size && (origin == TokenOrigin::kUnknown || origin == TokenOrigin::kPeer);
}

// A caller that passes no phNewContext (ISC-N-085) leaves nowhere to store a handle.
bool FirstLegSucceeded(const Moment& m) {
  return IsSsoPackage(m) && IsFirstLeg(m) && Succeeded(m) && !m.record.new_handle_is_null;
}
bool NewHandleIsFresh(const Moment& m) {
  return m.record.new_handle_written && m.reissued == nullptr && m.record.new_handle != kInvalidatedHandle;
}
bool LaterLegReturnsAHandle(const Moment& m) {
  return IsSsoPackage(m) && IsLaterLeg(m) && m.allowed && Succeeded(m) && m.record.new_handle_written;
}
bool NewHandleIsNobodyElses(const Moment& m) { return m.reissued == nullptr; }
bool OutputHasATokenElement(const Moment& m) { return HasOutputElement(m) || m.record.output.count > kBufferFactsMax; }

bool OmitsExpirySoundly(const Moment& m) { return IsSsoPackage(m) && m.record.expiry_is_null && HasNoTrouble(m); }
bool NullExpiryIsAccepted(const Moment& m) {
  return !IsStatus(m, SecStatus::kInvalidParameter) && !IsStatus(m, SecStatus::kInvalidHandle);
}

bool FollowsACallOnTheContext(const Moment& m) { return ContextIsLive(m) && m.context->last_ended_at != 0; }
bool BeginsAfterTheLastCall(const Moment& m) { return m.record.began_at >= m.context->last_ended_at; }
bool NewHandleHasAPlace(const Moment& m) { return !m.record.new_handle_is_null; }

bool SuppliesCredentials(const Moment& m) {
  return IsCatalogued(m) && IsFirstLeg(m) && HasNoTrouble(m) && m.requested.Has(ContextFlag::kUseSuppliedCreds);
}
bool HasSuppliedCredentials(const Moment& m) { return m.record.input.Find(BufferType::kPkgParams) != nullptr; }
// What the package read shows in the attribute; that nothing was supplied is the profile's to answer.
bool SuppliedCredentialsAreUsed(const Moment& m) {
  const SecStatus answer = m.profile.Answer(Question::kSuppliedCredentials);
  if (HasSuppliedCredentials(m)) return Failed(m) || m.granted.Has(ContextFlag::kUseSuppliedCreds);
  return IsFailure(answer) ? IsStatus(m, answer) : Succeeded(m);
}
bool KernelNamesATarget(const Moment& m) {
  return m.record.kernel.calls && m.record.target_form != TargetForm::kAbsent &&
         m.record.kernel.target != MemoryOrigin::kUnknown;
}
bool TargetIsWideAndVirtual(const Moment& m) {
  return m.record.kernel.target == MemoryOrigin::kVirtual && m.record.function_form != StringForm::kAnsi;
}
bool KernelPassesBuffers(const Moment& m) {
  return m.record.kernel.calls && m.record.kernel.buffers != MemoryOrigin::kUnknown;
}
bool BuffersAreVirtual(const Moment& m) { return m.record.kernel.buffers == MemoryOrigin::kVirtual; }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "ISC-N-001",
     .page = kPage,
     .party = kBoth,
     .level = kNote,
     .rule = "A context made by InitializeSecurityContext stays with it; one made by AcceptSecurityContext likewise.",
     .calls = kOnHandshake,
     .applies = HasContextOfSomeRole,
     .holds = ContextHasRoleOfCall,
     .fault = CallerIsAtFault},
    {.id = "ISC-N-002",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The acceptor is given the initiator's token byte for byte and in order.",
     .calls = On({Call::kAccept}),
     .applies = TokensWayIsKnown,
     .holds = TokenCameAsEmitted},
    {.id = "ISC-N-003",
     .page = kPage,
     .party = kCaller,
     .level = kShould,
     .rule = "A token is opaque: nobody patches it between the call that emits it and the call that takes it.",
     .calls = kOnHandshake,
     .applies = TokensWayIsKnown,
     .holds = TokenIsUnpatched},
    {.id = "ISC-N-004",
     .page = kPage,
     .party = kCaller,
     .level = kShould,
     .rule = "The caller loops until the call reports completion; the number of legs is not fixed.",
     .calls = On({Call::kDelete}),
     .applies = InitiatorContextIsIntact,
     .holds = LoopWasDrivenToItsEnd},
    {.id = "ISC-N-005",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The call that creates a context names a live credential handle of the same package.",
     .calls = kOnInitialize,
     .applies = IsFirstLeg,
     .holds = CredentialIsLiveAndOfThePackage},
    {.id = "ISC-N-006",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The credential was acquired with OUTBOUND or BOTH; an inbound one cannot begin a context.",
     .calls = kOnInitialize,
     .applies = CredentialHasADirection,
     .holds = CredentialIsOutbound,
     .fault = PackageIfItSucceeded},
    {.id = "ISC-N-007",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The first call of a handshake passes no context.",
     .calls = kOnInitialize,
     .applies = ActorHasNoContext,
     .holds = IsFirstLeg},
    {.id = "ISC-N-008",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Each later call passes the context handle that the handshake's last call returned.",
     .calls = kOnInitialize,
     .applies = PassesContextThoughOneExists,
     .holds = ContextIsTheLastReturned},
    {.id = "ISC-N-009",
     .page = kPage,
     .party = kCaller,
     .level = kNote,
     .rule = "A target, where given, is an SPN or another identity the package accepts; service@host is none.",
     .calls = kOnInitialize,
     .applies = NamesATarget,
     .holds = TargetIsNoGssForm},
    {.id = "ISC-N-010",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Applications name the target by a valid SPN, against replay.",
     .calls = kOnInitialize,
     .applies = BeginsWithNegotiate,
     .holds = TargetIsSpn,
     .tolerated = Always},
    {.id = "ISC-N-011",
     .page = kPage,
     .party = kBoth,
     .level = kNote,
     .rule =
         "A valid request that the package does not support is reported by the missing result bit, not by an error.",
     .calls = kOnInitialize,
     .applies = BeginsSoundlyWithRequests,
     .holds = StatusIsNotUnsupported,
     .fault = PackageIsAtFault},
    {.id = "ISC-N-012",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .inferred = true,
     .rule = "fContextReq has ISC_REQ bits only.",
     .calls = kOnInitialize,
     .applies = Always,
     .holds = FlagsAreOfThisFunction},
    {.id = "ISC-N-013",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "With ALLOCATE_MEMORY the package allocates the token and puts its address and size in the TOKEN element.",
     .calls = kOnInitialize,
     .applies = AllocatesAToken,
     .holds = TokenIsPackageMemory},
    {.id = "ISC-N-014",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The caller frees each token that the package allocated, with FreeContextBuffer.",
     .calls = On({Call::kEnd}),
     .applies = IsEndOfABufferOwner,
     .holds = EveryBufferWasFreed},
    {.id = "ISC-N-028",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "What was honoured is read from *pfContextAttr, not from the request; here confidentiality was not.",
     .calls = On({Call::kEncrypt}),
     .applies = EncryptsWhatItAskedFor,
     .holds = ConfidentialityIsGranted},
    {.id = "ISC-N-029",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Reserved1 is 0.",
     .calls = kOnInitialize,
     .applies = Always,
     .holds = Reserved1IsZero},
    {.id = "ISC-N-030",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "TargetDataRep is SECURITY_NATIVE_DREP (0x10) or SECURITY_NETWORK_DREP (0).",
     .calls = kOnInitialize,
     .applies = Always,
     .holds = DataRepIsDocumented},
    {.id = "ISC-N-031",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "The first call has no input token, unless the server opened the exchange.",
     .calls = kOnInitialize,
     .applies = IsFirstLeg,
     .holds = FirstInputIsNoTokenOrTheServers},
    {.id = "ISC-N-032",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Each later call is given the whole token that the peer returned, with its length.",
     .calls = kOnInitialize,
     .applies = ContinuesAHandshake,
     .holds = InputIsThePeersToken},
    {.id = "ISC-N-033",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Reserved2 is 0.",
     .calls = kOnInitialize,
     .applies = Always,
     .holds = Reserved2IsZero},
    {.id = "ISC-N-034",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A successful first call stores a new context handle, unlike every live one.",
     .calls = kOnInitialize,
     .applies = FirstLegSucceeded,
     .holds = NewHandleIsFresh},
    {.id = "ISC-N-035",
     .page = kPage,
     .party = kBoth,
     .level = kMay,
     .rule = "A later call may return into the storage of phContext; what it returns is this handshake's handle.",
     .calls = kOnInitialize,
     .applies = LaterLegReturnsAHandle,
     .holds = NewHandleIsNobodyElses,
     .fault = PackageIsAtFault},
    {.id = "ISC-N-036",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "pOutput describes at least one SECBUFFER_TOKEN element.",
     .calls = kOnInitialize,
     .applies = Always,
     .holds = OutputHasATokenElement},
    {.id = "ISC-N-044",
     .page = kPage,
     .party = kCaller,
     .level = kMay,
     .rule = "ptsExpiry is optional: the package accepts NULL.",
     .calls = kOnInitialize,
     .applies = OmitsExpirySoundly,
     .holds = NullExpiryIsAccepted,
     .fault = PackageIsAtFault},
    {.id = "ISC-N-075",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "With USE_SUPPLIED_CREDS the package takes credentials from a PKG_PARAMS element of pInput.",
     .calls = kOnInitialize,
     .applies = SuppliesCredentials,
     .holds = SuppliedCredentialsAreUsed,
     .tolerated = Failed},
    {.id = "ISC-N-076",
     .page = kPage,
     .party = kBoth,
     .level = kNote,
     .rule = "PKG_PARAMS makes sense only between an application and a package that know each other's format.",
     .unobservable = "a remark on design"},
    {.id = "ISC-N-081",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Kernel callers pass the target name as Unicode in process virtual memory, never in pool.",
     .calls = kOnInitialize,
     .applies = KernelNamesATarget,
     .holds = TargetIsWideAndVirtual},
    {.id = "ISC-N-082",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Kernel callers keep the buffers of pInput and pOutput in virtual memory, never in pool.",
     .calls = kOnHandshake,
     .applies = KernelPassesBuffers,
     .holds = BuffersAreVirtual},
    {.id = "ISC-N-083",
     .page = kPage,
     .party = kBoth,
     .level = kNote,
     .rule = "The function is there from Windows XP and Server 2003 on, in Secur32.dll.",
     .unobservable = "a fact about the platform"},
    {.id = "ISC-N-084",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "Calls on one context do not overlap: the providers are not thread-safe.",
     .calls = kOnInitialize,
     .applies = FollowsACallOnTheContext,
     .holds = BeginsAfterTheLastCall},
    {.id = "ISC-N-085",
     .page = kPage,
     .party = kCaller,
     .level = kMust,
     .rule = "phNewContext is never NULL.",
     .calls = kOnInitialize,
     .applies = Always,
     .holds = NewHandleHasAPlace},
});

}  // namespace

std::span<const Clause> IscNegotiateArgumentClauses() { return kRows; }

}  // namespace legwork
