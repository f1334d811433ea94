// What the pages on AcceptSecurityContext say of its attributes and statuses.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"
#include "model/clauses/token_pieces.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::string_view kPage = "acceptsecuritycontext--negotiate";
constexpr std::string_view kGeneral = "acceptsecuritycontext--general";
constexpr std::uint32_t kOnAccept = On({Call::kAccept});

bool UsesGranted(const Moment& m, ContextFlag flag) {
  return IsSsoPackage(m) && IsAcceptorMoment(m) && ContextIsEstablished(m) && m.context->granted_known &&
         m.context->granted.Has(flag) && !IsRefusedAsExpired(m);
}
bool ElementsFit(const Moment& m, std::uint32_t token_size_min) {
  const BufferFacts* token = m.record.input.Find(BufferType::kToken);
  return token != nullptr && m.record.input.Find(BufferType::kData) != nullptr && m.context->sizes_known &&
         token->size >= token_size_min;
}
bool EncryptsWithConfidentiality(const Moment& m) {
  return UsesGranted(m, ContextFlag::kConfidentiality) && ElementsFit(m, m.context->security_trailer) &&
         m.record.input.Find(BufferType::kPadding) != nullptr;
}
bool SignsWithIntegrity(const Moment& m) {
  return UsesGranted(m, ContextFlag::kIntegrity) && ElementsFit(m, m.context->max_signature);
}
bool ReplaysOrSkips(const Moment& m) {
  const bool replayed = m.record.message_origin == MessageOrigin::kReplayed;
  const bool early = m.record.message_origin == MessageOrigin::kEarly;
  return (replayed && UsesGranted(m, ContextFlag::kReplayDetect)) ||
         (early && UsesGranted(m, ContextFlag::kSequenceDetect));
}
bool FinishesCatalogued(const Moment& m) { return IsCatalogued(m) && FinalAttributesAreKnown(m); }
bool GrantsNoFraming(const Moment& m) { return !m.granted.Has(ContextFlag::kStream); }
bool FinishesWhereClientDidNotDelegate(const Moment& m) {
  return FinishesCatalogued(m) && m.peer_context != nullptr && !m.peer_context->requested.Has(ContextFlag::kDelegate) &&
         m.peer_context->role == Role::kInitiator;
}
bool GrantsNoDelegation(const Moment& m) { return !m.granted.Has(ContextFlag::kDelegate); }
bool FailsWithExtendedError(const Moment& m) {
  return IsNegotiate(m) && Failed(m) && m.requested.Has(ContextFlag::kExtendedError) && HandlesAreSound(m) &&
         ArgumentsAreSound(m) && HasInputToken(m) && m.allowed && !RoomMayBeShort(m);
}
bool EmitsAToken(const Moment& m) { return m.record.output_token.size != 0; }

bool SucceedsWithSsoPackage(const Moment& m) { return IsSsoPackage(m) && Succeeded(m); }
bool AttributesAreWrittenInTheirBits(const Moment& m) {
  return m.record.granted_written && UnknownBits(m.record.granted, m.role, FlagDirection::kReturn) == 0 &&
         !TakesBitsOfTheOtherFunction(m);
}
bool FinishesWithExpiryAsked(const Moment& m) { return IsSsoPackage(m) && IsOk(m) && !m.record.expiry_is_null; }
bool ExpiryIsWritten(const Moment& m) { return m.record.expiry_written; }

bool FailsOnlyFor(const Moment& m, Circumstance circumstance) {
  return IsSsoPackage(m) && Failed(m) && IsOnlyTrouble(m, circumstance);
}
bool FailsForLackOfMemory(const Moment& m) {
  return IsSsoPackage(m) && Failed(m) && IsOnlyTrouble(m, Circumstance::kOutOfMemory);
}
bool IsInsufficientMemory(const Moment& m) { return IsStatus(m, SecStatus::kInsufficientMemory); }
bool FailsWithoutACodeOfItsOwn(const Moment& m) {
  if (!IsSsoPackage(m) || !Failed(m) || !m.allowed) return false;
  return IsOnlyTrouble(m, Circumstance::kInternalFault) || !StatusIsRegistered(m);
}
bool IsInternalError(const Moment& m) { return IsStatus(m, SecStatus::kInternalError); }

bool IsCertainlyBad(HandleState state) {
  return state == HandleState::kClosed || state == HandleState::kInvalidated || state == HandleState::kUnknown;
}
bool PassesABadHandle(const Moment& m) {
  if (!IsCatalogued(m) || !ArgumentsAreSound(m) || m.record.new_handle_is_null || !HasInputToken(m)) return false;
  if (m.actor.handles_issued == 0) return false;
  if (IsCertainlyBad(m.context_state)) {
    return CredentialIsSound(m) || m.credential_state == HandleState::kNull || IsCertainlyBad(m.credential_state);
  }
  return IsFirstLeg(m) && IsCertainlyBad(m.credential_state) && TokenIsGenuine(m);
}
bool IsInvalidHandle(const Moment& m) { return IsStatus(m, SecStatus::kInvalidHandle); }

// A package that asks for CompleteAuthToken has not given its verdict before that.
bool TakesAMalformedToken(const Moment& m) {
  if (m.record.call == Call::kComplete) {
    return CompletesALeg(m) && IsCatalogued(m) && m.context->last_input_is_malformed;
  }
  if (AsksForCompletion(m) || WaitsForTheRest(m)) return false;
  const TokenOrigin origin = m.record.input_token.origin;
  return IsCatalogued(m) && HandlesAreSound(m) && ArgumentsAreSound(m) && m.phase != Phase::kEstablished &&
         HasInputToken(m) && m.record.input_token.kind == TokenKind::kUnreadable && !RoomMayBeShort(m) &&
         (origin == TokenOrigin::kAltered || origin == TokenOrigin::kForged);
}
bool IsInvalidTokenByProfile(const Moment& m) {
  // What is noise and what a damaged NegTokenInit is nobody's to say: a profile's answer to noise goes for both.
  if (IsNegotiate(m) && IsFirstLeg(m) && IsStatus(m, m.profile.Answer(Question::kNegotiateGarbage))) return true;
  return IsStatus(m, SecStatus::kInvalidToken);
}

// HearsAnAnswerToAnother: an AUTHENTICATE that answers the challenge of another context proves nothing in this one,
// since a challenge does not come twice (MS-NLMP 2.2.1.2 calls it a nonce). Who is nobody answers none.
bool HearsAnAnswerToAnother(const Moment& m) {
  constexpr std::uint32_t kAnonymous = 0x800;  // NTLMSSP_NEGOTIATE_ANONYMOUS
  return IsNtlm(m) && IsLaterLeg(m) && HandlesAreSound(m) && ArgumentsAreSound(m) && m.phase != Phase::kEstablished &&
         m.record.input_token.kind == TokenKind::kNtlmAuthenticate &&
         m.record.input_token.origin == TokenOrigin::kStray && !RoomMayBeShort(m) && NothingIsArranged(m) &&
         (m.record.input_token.ntlm_flags & kAnonymous) == 0;
}
bool HearsAFailedLogon(const Moment& m) {
  if (HearsAnAnswerToAnother(m)) return true;
  if (!NtlmIsSelected(m) || !HasKind(m.record.input_token, TokenKind::kNtlmAuthenticate)) return false;
  return IsOnlyTrouble(m, Circumstance::kWrongPassword) || IsOnlyTrouble(m, Circumstance::kUnknownUser) ||
         IsOnlyTrouble(m, Circumstance::kAccountDisabled);
}
// By what name a logon is refused, and at which token, is inferred; that one which failed is no success is not. Who is
// unknown may be a guest, or of another domain that is taken for the server's own; for who calls locally his computer
// vouches; and where a password was changed, this side may not have heard of it.
bool LetsInWhoIsKnown(const Moment& m) {
  constexpr std::uint32_t kLocalCall = 0x4000;  // NTLMSSP_NEGOTIATE_LOCAL_CALL
  return IsOk(m) && !m.record.Is(Circumstance::kUnknownUser) && !m.session.password_changed &&
         (m.record.input_token.ntlm_flags & kLocalCall) == 0;
}
// A MIC over the other context's messages may be what is found wrong first.
bool DeniesTheLogon(const Moment& m) {
  return IsStatus(m, SecStatus::kLogonDenied) || (Failed(m) && HearsAnAnswerToAnother(m));
}
bool FailsForItsAuthority(const Moment& m) { return FailsOnlyFor(m, Circumstance::kAuthorityUnreachable); }
bool IsNoAuthority(const Moment& m) { return IsStatus(m, SecStatus::kNoAuthenticatingAuthority); }

bool FailsForItsBindings(const Moment& m) {
  return FailsOnlyFor(m, Circumstance::kBindingsMismatch) || FailsOnlyFor(m, Circumstance::kBindingsMissing);
}
bool IsBadBindings(const Moment& m) { return IsStatus(m, SecStatus::kBadBindings); }
bool AllocatesAToken(const Moment& m) {
  return SucceedsWithSsoPackage(m) && m.requested.Has(ContextFlag::kAllocateMemory) &&
         m.record.output_token.size != 0 && HasOutputElement(m);
}
bool TokenIsPackageMemory(const Moment& m) {
  const BufferFacts& token = *m.record.output.Find(BufferType::kToken);
  return token.allocated_by_package && !token.is_null_after;
}
bool FinishesWhereClientHasNoMutual(const Moment& m) {
  return FinishesCatalogued(m) && m.peer_context != nullptr && m.peer_context->role == Role::kInitiator &&
         !m.peer_context->requested.Has(ContextFlag::kMutualAuth);
}
bool GrantsNoMutual(const Moment& m) { return !m.granted.Has(ContextFlag::kMutualAuth); }
bool BindingRequestsAgree(const Moment& m) {
  return !m.requested.HasAll(ContextFlag::kAllowMissingBindings | ContextFlag::kProxyBindings);
}
bool AcceptsAgain(const Moment& m) {
  return IsCatalogued(m) && IsLaterLeg(m) && ContextIsIntact(m) && m.phase == Phase::kEstablished && HasInputToken(m);
}
bool AcceptingAgainIsAnsweredByProfile(const Moment& m) {
  return IsStatus(m, m.profile.Answer(Question::kAcceptEstablished));
}
bool PassesABadCredential(const Moment& m) { return PassesABadHandle(m) && IsFirstLeg(m); }
bool FinishesNtlm(const Moment& m) { return IsNtlm(m) && FinalAttributesAreKnown(m); }

bool AsksKerberosSoundly(const Moment& m) { return IsKerberos(m) && HandshakeIsSound(m); }
bool FlagsAreSupported(const Moment& m) { return !IsStatus(m, SecStatus::kUnsupportedFunction); }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "ASC-N-010",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "Where the final attributes have CONFIDENTIALITY, EncryptMessage works.",
     .calls = On({Call::kEncrypt}),
     .applies = EncryptsWithConfidentiality,
     .holds = IsOk},
    {.id = "ASC-N-011",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .rule = "A connection context does no framing: STREAM is not granted.",
     .calls = kOnAccept,
     .applies = FinishesCatalogued,
     .holds = GrantsNoFraming},
    {.id = "ASC-N-012",
     .page = kPage,
     .party = kPackage,
     .level = kNote,
     .rule = "DELEGATE is granted only if the client delegated.",
     .calls = kOnAccept,
     .applies = FinishesWhereClientDidNotDelegate,
     .holds = GrantsNoDelegation},
    {.id = "ASC-N-013",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "With EXTENDED_ERROR a failure leaves an error token for the client.",
     .calls = kOnAccept,
     .applies = FailsWithExtendedError,
     .holds = EmitsAToken},
    {.id = "ASC-N-014",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "Where the final attributes have INTEGRITY, MakeSignature works.",
     .calls = On({Call::kSign}),
     .applies = SignsWithIntegrity,
     .holds = IsOk},
    {.id = "ASC-N-015",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "With REPLAY_DETECT or SEQUENCE_DETECT granted a replayed or early message is refused.",
     .calls = kOnUnprotect,
     .applies = ReplaysOrSkips,
     .holds = Failed},
    {.id = "ASC-N-019",
     .page = kPage,
     .party = kPackage,
     .level = kMay,
     .rule = "A token may come with SEC_E_OK.",
     .unobservable = "a permission: no outcome contradicts it"},
    {.id = "ASC-N-021",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "*pfContextAttr is written on every successful return, in ASC_RET bits.",
     .calls = kOnAccept,
     .applies = SucceedsWithSsoPackage,
     .holds = AttributesAreWrittenInTheirBits},
    {.id = "ASC-N-022",
     .page = kPage,
     .party = kPackage,
     .level = kShould,
     .rule = "Where ptsExpiry is given the final call writes the context's expiry.",
     .calls = kOnAccept,
     .applies = FinishesWithExpiryAsked,
     .holds = ExpiryIsWritten},
    {.id = "ASC-N-024",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Lack of memory gives SEC_E_INSUFFICIENT_MEMORY.",
     .calls = kOnAccept,
     .applies = FailsForLackOfMemory,
     .holds = IsInsufficientMemory},
    {.id = "ASC-N-025",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A failure without an SSPI code gives SEC_E_INTERNAL_ERROR, never a foreign code.",
     .calls = kOnAccept,
     .applies = FailsWithoutACodeOfItsOwn,
     .holds = IsInternalError,
     .tolerated = FailedWithRegisteredStatus},  // which code is a failure's own, the package judges
    {.id = "ASC-N-026",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A credential or context handle that is not valid gives SEC_E_INVALID_HANDLE, 0x80090301 (AMB-08).",
     .calls = kOnAccept,
     .applies = PassesABadHandle,
     .holds = IsInvalidHandle},
    {.id = "ASC-N-027",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule =
         "A malformed token gives SEC_E_INVALID_TOKEN and never a success; a Negotiate server's first answers as the "
         "profile says.",
     .calls = kOnAccept | On({Call::kComplete}),
     .applies = TakesAMalformedToken,
     .holds = IsInvalidTokenByProfile,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "ASC-N-028",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .inferred = true,
     .rule = "A failed logon gives SEC_E_LOGON_DENIED, for NTLM at the AUTHENTICATE token, and never a success.",
     .calls = kOnAccept,
     .applies = HearsAFailedLogon,
     .holds = DeniesTheLogon,
     .certain = LetsInWhoIsKnown},
    {.id = "ASC-N-029",
     .page = kPage,
     .party = kPackage,
     .level = kMust,
     .rule = "An authority that cannot be reached gives SEC_E_NO_AUTHENTICATING_AUTHORITY.",
     .calls = kOnAccept,
     .applies = FailsForItsAuthority,
     .holds = IsNoAuthority},
    {.id = "ASC-G-001",
     .page = kGeneral,
     .party = kPackage,
     .level = kMust,
     .rule = "A violated policy on channel bindings gives SEC_E_BAD_BINDINGS.",
     .calls = kOnAccept,
     .applies = FailsForItsBindings,
     .holds = IsBadBindings},
    {.id = "ASC-G-002",
     .page = kGeneral,
     .party = kPackage,
     .level = kNote,
     .rule = "With ALLOCATE_MEMORY the package allocates the token, whatever the package (AMB-09).",
     .calls = kOnAccept,
     .applies = AllocatesAToken,
     .holds = TokenIsPackageMemory},
    {.id = "ASC-G-003",
     .page = kGeneral,
     .party = kPackage,
     .level = kNote,
     .rule = "MUTUAL_AUTH follows what was achieved, not what the server requested (AMB-11).",
     .calls = kOnAccept,
     .applies = FinishesWhereClientHasNoMutual,
     .holds = GrantsNoMutual},
    {.id = "ASC-G-004",
     .page = kGeneral,
     .party = kCaller,
     .level = kMust,
     .rule = "ALLOW_MISSING_BINDINGS and PROXY_BINDINGS exclude each other.",
     .calls = kOnAccept,
     .applies = Always,
     .holds = BindingRequestsAgree},
    {.id = "ASC-G-005",
     .page = kGeneral,
     .party = kPackage,
     .level = kNote,
     .rule = "A call on an established context is undocumented here and answered as the profile says.",
     .calls = kOnAccept,
     .applies = AcceptsAgain,
     .holds = AcceptingAgainIsAnsweredByProfile},
    {.id = "ASC-G-006",
     .page = kGeneral,
     .party = kPackage,
     .level = kNote,
     .rule = "A bad credential gives SEC_E_INVALID_HANDLE; NO_CREDENTIALS is Digest's and Schannel's answer.",
     .calls = kOnAccept,
     .applies = PassesABadCredential,
     .holds = IsInvalidHandle},
    {.id = "ASC-K-001",
     .page = "acceptsecuritycontext--kerberos",
     .party = kPackage,
     .level = kNote,
     .rule = "SEC_E_UNSUPPORTED_FUNCTION for a flag is Schannel's answer, though the page on Kerberos lists it.",
     .calls = kOnAccept,
     .applies = AsksKerberosSoundly,
     .holds = FlagsAreSupported},
    {.id = "ASC-L-001",
     .page = "acceptsecuritycontext--ntlm",
     .party = kPackage,
     .level = kMust,
     .rule = "NTLM never grants DELEGATE.",
     .calls = kOnAccept,
     .applies = FinishesNtlm,
     .holds = GrantsNoDelegation},
});

}  // namespace

std::span<const Clause> AcceptReturnClauses() { return kRows; }

}  // namespace legwork
