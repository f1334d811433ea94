// What the pages on Negotiate, SPNEGO, NTLM and Kerberos say, as far as token facts show it.
#include <array>

#include "model/clauses/pages.h"
#include "model/clauses/predicates.h"

namespace legwork {
namespace {

using enum Party;
using enum Level;

constexpr std::uint32_t kOnInitialize = On({Call::kInitialize});
constexpr std::uint32_t kOnAccept = On({Call::kAccept});
constexpr std::uint32_t kSign = 0x10;  // NTLMSSP_NEGOTIATE_SIGN
constexpr std::uint32_t kSeal = 0x20;  // NTLMSSP_NEGOTIATE_SEAL

// Flags of the authenticator's checksum (RFC 4121, section 4.1.1.1).
constexpr std::uint32_t kGssMutual = 0x2;
constexpr std::uint32_t kGssReplay = 0x4;
constexpr std::uint32_t kGssSequence = 0x8;
constexpr std::uint32_t kGssConfidentiality = 0x10;
constexpr std::uint32_t kGssIntegrity = 0x20;

bool LearnsSelection(const Moment& m) {
  return IsNegotiate(m) && Asks(m, Attribute::kNegotiationInfo) && IsOk(m) && ContextIsEstablished(m) &&
         IsInitiatorMoment(m) && m.context->target_form == TargetForm::kAbsent;
}
bool SelectionIsNtlm(const Moment& m) { return m.record.query.package != PackageName::kKerberos; }
// What is called of a CHALLENGE that has no room is another clause's matter.
bool HasRoomForAChallenge(const Moment& m) {
  constexpr std::uint32_t kSmall = 1024;  // octets; NTLM's cbMaxToken is 2888
  const BufferFacts* const place = m.record.output.Find(BufferType::kToken);
  return m.requested.Has(ContextFlag::kAllocateMemory) || (place != nullptr && place->size >= kSmall);
}
bool NegotiateServerHearsRawToken(const Moment& m) {
  return IsNegotiate(m) && IsFirstLeg(m) && HasNoTrouble(m) && HasRoomForAChallenge(m) &&
         m.record.input_token.kind == TokenKind::kNtlmNegotiate;
}
// OwesItsFirstToken: a call that opens a side of the exchange left nothing for the peer. Datagrams open in silence
// (DGM-001), and what is cut into fragments, or waits for CompleteAuthToken, is no token yet.
bool OwesItsFirstToken(const Moment& m) {
  const BufferFacts* const element = m.record.output.Find(BufferType::kToken);
  return IsFirstLeg(m) && IsStatus(m, SecStatus::kContinueNeeded) && m.record.output_token.size == 0 &&
         element != nullptr && (element->size_after == 0 || element->is_null_after) &&
         !m.requested.HasAny(ContextFlag::kDatagram | ContextFlag::kFragmentToFit);
}
bool EmitsFirstNegotiateToken(const Moment& m) {
  return IsNegotiate(m) && IsFirstLeg(m) && Succeeded(m) && m.record.output_token.size != 0 &&
         m.record.output_token.kind != TokenKind::kNone && !HasInputToken(m) &&
         !m.requested.Has(ContextFlag::kFragmentToFit);  // what goes out may be a piece of it
}
bool OpensNegotiationInSilence(const Moment& m) {
  return IsNegotiate(m) && IsInitiatorMoment(m) && HasNoTrouble(m) && !HasInputToken(m) && OwesItsFirstToken(m);
}
bool BeginsNegotiation(const Moment& m) { return EmitsFirstNegotiateToken(m) || OpensNegotiationInSilence(m); }
bool TokenOpensNegotiation(const Moment& m) {
  return m.record.output_token.kind == TokenKind::kNegTokenInit ||
         m.record.output_token.kind == TokenKind::kNtlmNegotiate;
}
bool IsOpeningOfNtlmAlone(const Moment& m) { return m.record.output_token.kind == TokenKind::kNtlmNegotiate; }
bool AcceptsNothing(const Moment& m) {
  return IsNegotiate(m) && IsFirstLeg(m) && IsAcceptorMoment(m) && HandlesAreSound(m) && ArgumentsAreSound(m) &&
         !HasInputToken(m) && Succeeded(m) && m.record.output_token.size != 0;
}
bool EmitsHints(const Moment& m) { return m.record.output_token.kind == TokenKind::kNegTokenInit2; }
bool HearsReject(const Moment& m) {
  return IsNegotiate(m) && IsLaterLeg(m) && ContextIsIntact(m) && m.record.input_token.neg_state == 2 &&
         m.record.input_token.kind == TokenKind::kNegTokenResp && TokenIsGenuine(m);
}
bool SaysReject(const Moment& m) { return m.record.output_token.neg_state == 2; }
bool EmitsReject(const Moment& m) { return IsNegotiate(m) && SaysReject(m); }
bool HearsOrSaysReject(const Moment& m) { return HearsReject(m) || EmitsReject(m); }

bool EmitsNtlmNegotiate(const Moment& m) {
  return HasKind(m.record.output_token, TokenKind::kNtlmNegotiate) && IsFirstLeg(m) && NtlmIsSelected(m) &&
         Succeeded(m) && HandshakeIsSound(m);
}
bool AsksForSignature(const Moment& m) {
  return m.requested.HasAny(ContextFlag::kIntegrity | ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect) &&
         !m.requested.Has(ContextFlag::kNoIntegrity);
}
bool OpensNtlmWithSignature(const Moment& m) { return EmitsNtlmNegotiate(m) && AsksForSignature(m); }
bool TokenAsksToSign(const Moment& m) { return (m.record.output_token.ntlm_flags & kSign) != 0; }
bool OpensNtlmWithPrivacy(const Moment& m) {
  return EmitsNtlmNegotiate(m) && m.requested.Has(ContextFlag::kConfidentiality);
}
bool TokenAsksToSeal(const Moment& m) { return (m.record.output_token.ntlm_flags & kSeal) != 0; }
bool OpensNtlmWithoutEither(const Moment& m) {
  return EmitsNtlmNegotiate(m) && IsNtlm(m) && m.record.output_token.ntlm_flags != 0 &&
         !m.requested.HasAny(ContextFlag::kIntegrity | ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect |
                             ContextFlag::kConfidentiality | ContextFlag::kDatagram |
                             ContextFlag::kConfidentialityOnly);
}
bool TokenAsksForNeither(const Moment& m) { return (m.record.output_token.ntlm_flags & (kSign | kSeal)) == 0; }
bool RunsNtlmQuietly(const Moment& m) { return IsNtlm(m) && HasNoTrouble(m) && Succeeded(m); }
bool LegIsNtlms(const Moment& m) {
  if (IsFirstLeg(m)) return IsContinue(m) && !OwesItsFirstToken(m);
  return IsOk(m) && (IsAcceptorMoment(m) || m.record.output_token.size != 0);
}
bool AnswersASigningClient(const Moment& m) {
  return HasKind(m.record.input_token, TokenKind::kNtlmNegotiate) && (m.record.input_token.ntlm_flags & kSign) != 0 &&
         HasKind(m.record.output_token, TokenKind::kNtlmChallenge) && TokenIsGenuine(m);
}
bool ChallengeSigns(const Moment& m) { return (m.record.output_token.ntlm_flags & kSign) != 0; }
bool VerifiesAfterARefusal(const Moment& m) {
  return NtlmIsSelected(m) && ContextIsEstablished(m) && ExpectsIntegrity(m) && m.context->failed_messages != 0 &&
         m.record.message_origin == MessageOrigin::kInOrder && !NumbersDiffer(m) &&
         m.record.input.Find(BufferType::kData) != nullptr && m.record.input.Find(BufferType::kToken) != nullptr &&
         NothingIsArranged(m) && IsPeersNextMessage(m);
}
bool FinishesNtlmForAGuest(const Moment& m) {
  return NtlmIsSelected(m) && m.record.Is(Circumstance::kGuest) && FinalAttributesAreKnown(m);
}
bool GrantsNoProtection(const Moment& m) {
  return !m.granted.HasAny(ContextFlag::kIntegrity | ContextFlag::kConfidentiality);
}

bool EmitsReadableApReq(const Moment& m) {
  return HasKind(m.record.output_token, TokenKind::kApReq) && m.record.output_token.checksum_flags != 0 &&
         IsFirstLeg(m);
}
bool ChecksumReflectsRequests(const Moment& m) {
  const std::uint32_t flags = m.record.output_token.checksum_flags;
  const bool integrity = m.requested.Has(ContextFlag::kIntegrity) && !m.requested.Has(ContextFlag::kNoIntegrity);
  std::uint32_t owed = 0;
  if (m.requested.Has(ContextFlag::kMutualAuth)) owed |= kGssMutual;
  if (m.requested.Has(ContextFlag::kReplayDetect)) owed |= kGssReplay;
  if (m.requested.Has(ContextFlag::kSequenceDetect)) owed |= kGssSequence;
  if (m.requested.Has(ContextFlag::kConfidentiality)) owed |= kGssConfidentiality;
  if (integrity) owed |= kGssIntegrity;
  return (flags & owed) == owed;
}
// What is given to a later leg is the AP-REP: a package may answer a KRB-ERROR by another AP-REQ.
bool RunsKerberosQuietly(const Moment& m) {
  return IsKerberos(m) && HasNoTrouble(m) && Succeeded(m) &&
         (IsFirstLeg(m) || m.record.input_token.kind != TokenKind::kKrbError) &&
         !m.requested.HasAny(ContextFlag::kUseDceStyle | ContextFlag::kDatagram | ContextFlag::kUseSessionKey);
}
bool LegIsKerberoses(const Moment& m) {
  if (!IsFirstLeg(m)) return IsOk(m);
  if (m.requested.Has(ContextFlag::kMutualAuth)) return IsContinue(m) && m.record.output_token.size != 0;
  return IsOk(m) && m.record.output_token.size != 0;
}
bool NamesAKerberosTarget(const Moment& m) { return IsKerberos(m) && m.record.target_form != TargetForm::kAbsent; }
bool TargetIsNoGssForm(const Moment& m) { return m.record.target_form != TargetForm::kHostBased; }

constexpr std::string_view kNegotiatePage = "microsoft negotiate";
constexpr std::string_view kSpnegoPage = "ms-spng, rfc 4178";
constexpr std::string_view kNtlmPage = "ms-nlmp";
constexpr std::string_view kKerberosPage = "ms-kile";

bool HearsANegotiateClient(const Moment& m) {
  return IsCatalogued(m) && IsFirstLeg(m) && m.peer_context != nullptr &&
         m.peer_context->package == PackageName::kNegotiate && m.record.input_token.kind == TokenKind::kNegTokenInit;
}
// A context without integrity can make no MIC, whoever asks for one (RFC 4178 section 5).
bool AnswersARequestForAMic(const Moment& m) {
  constexpr int kRequestMic = 3;
  constexpr ContextFlags kIntegrity =
      ContextFlag::kIntegrity | ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect;
  const bool was_asked = m.context != nullptr && m.context->was_asked_for_mic;
  return IsNegotiate(m) && HasNoTrouble(m) && Succeeded(m) && m.granted.HasAny(kIntegrity) &&
         (was_asked || m.record.input_token.neg_state == kRequestMic) &&
         HasKind(m.record.output_token, TokenKind::kNtlmAuthenticate) &&
         m.record.output_token.kind == TokenKind::kNegTokenResp;
}
bool SendsAMic(const Moment& m) { return m.record.output_token.has_mech_list_mic; }
bool IsAuthenticateWithMic(const TokenFacts& token) {
  return token.kind == TokenKind::kNegTokenResp && token.inner == TokenKind::kNtlmAuthenticate &&
         token.has_mech_list_mic;
}
// Of NTLM the initiator sends the last token: a MIC that comes with it is answered by another (RFC 4178 section 5, c).
// Guests and local calls have no key for one.
bool FinishesOnAMicOfNtlm(const Moment& m) {
  constexpr std::uint32_t kLocalCall = 0x4000;  // NTLMSSP_NEGOTIATE_LOCAL_CALL
  return IsNegotiate(m) && IsAcceptorMoment(m) && HasNoTrouble(m) && IsOk(m) &&
         IsAuthenticateWithMic(m.record.input_token) && (m.record.input_token.ntlm_flags & kLocalCall) == 0 &&
         m.granted.Has(ContextFlag::kIntegrity) && !m.requested.Has(ContextFlag::kFragmentToFit);
}
bool SendsAMicOfNtlm(const Moment& m) {
  return IsNegotiate(m) && IsInitiatorMoment(m) && Succeeded(m) && IsAuthenticateWithMic(m.record.output_token);
}
bool OwesAMic(const Moment& m) { return AnswersARequestForAMic(m) || FinishesOnAMicOfNtlm(m) || SendsAMicOfNtlm(m); }
// The acceptor's MIC comes with accept-completed, or no state, since that is optional by then; the client waits for it.
bool ExchangesMics(const Moment& m) {
  if (!SendsAMic(m)) return false;
  if (IsAcceptorMoment(m)) return m.record.output_token.neg_state <= 0;
  return IsContinue(m) || AsksForCompletion(m) || !SendsAMicOfNtlm(m);
}
bool BeginsInDceStyle(const Moment& m) {
  return IsKerberos(m) && IsFirstLeg(m) && HasNoTrouble(m) && Succeeded(m) && m.peer_context != nullptr &&
         m.peer_context->requested.HasAll(ContextFlag::kUseDceStyle | ContextFlag::kMutualAuth);
}

bool BeginsWhereKerberosIsPossible(const Moment& m) {
  return IsNegotiate(m) && IsFirstLeg(m) && IsInitiatorMoment(m) && HandshakeIsSound(m) && Succeeded(m) &&
         m.record.Is(Circumstance::kKerberosPossible);
}
bool OpensWithKerberos(const Moment& m) { return HasKind(m.record.output_token, TokenKind::kApReq); }
bool SelectsAMechanism(const Moment& m) {
  if (!IsNegotiate(m) || !Succeeded(m) || m.record.input_token.kind != TokenKind::kNegTokenInit) return false;
  return m.record.output_token.kind == TokenKind::kNegTokenResp ||
         (IsAcceptorMoment(m) && HasNoTrouble(m) && OwesItsFirstToken(m));
}
// The first reply must have a negState, and accept-completed is only said by whom nothing more is expected (RFC 4178,
// section 4.2.2).
bool SaysHowFarItIs(const Moment& m) {
  const int state = m.record.output_token.neg_state;
  return state > 0 || (state == 0 && !IsContinue(m));
}
bool MechanismWasOffered(const Moment& m) {
  constexpr std::uint8_t kBothKerberos = kMechanismKerberos | kMechanismMsKerberos;  // one mechanism, two names
  std::uint8_t offered = m.record.input_token.offered_mechanisms;
  if ((offered & kBothKerberos) != 0) offered |= kBothKerberos;
  return (m.record.output_token.supported_mechanism & offered) != 0;
}
bool SaysWhatWasSelected(const Moment& m) { return SaysHowFarItIs(m) && MechanismWasOffered(m); }
bool EmitsNegTokenInit(const Moment& m) { return m.record.output_token.kind == TokenKind::kNegTokenInit; }
bool HasNoReqFlags(const Moment& m) { return !m.record.output_token.has_req_flags; }
bool ReadsAfterMics(const Moment& m) {
  return IsNegotiate(m) && NtlmIsSelected(m) && ContextIsEstablished(m) && m.context->has_mech_list_mic &&
         m.context->failed_messages == 0 && m.record.message_origin == MessageOrigin::kInOrder && !NumbersDiffer(m) &&
         NothingIsArranged(m) && IsPeersNextMessage(m) && MessageIsSound(m) && !IsRefusedAsExpired(m);
}
// A package that asks for CompleteAuthToken looks at the MIC then.
bool TakesAMicOverAlteredMessages(const Moment& m) {
  const bool altered_here = m.context != nullptr && m.context->has_tampered_ntlm;
  const bool altered_there = m.peer_context != nullptr && m.peer_context->has_tampered_ntlm;
  if (!NtlmIsSelected(m) || AsksForCompletion(m) || !(altered_here || altered_there)) return false;
  if (m.record.call == Call::kComplete) return CompletesALeg(m) && m.context->last_input_indicates_mic;
  return HasKind(m.record.input_token, TokenKind::kNtlmAuthenticate) && m.record.input_token.indicates_mic;
}
bool ClocksAreApart(const Moment& m) {
  return IsNtlm(m) && m.record.Is(Circumstance::kClockSkew) &&
         HasKind(m.record.input_token, TokenKind::kNtlmAuthenticate);
}
bool RequiresStrongEncryption(const Moment& m) {
  constexpr std::uint32_t k128 = 0x20000000;  // NTLMSSP_NEGOTIATE_128
  const TokenFacts& token = m.record.input_token;
  const bool tells_flags = HasKind(token, TokenKind::kNtlmNegotiate) || HasKind(token, TokenKind::kNtlmChallenge);
  return NtlmIsSelected(m) && m.record.Is(Circumstance::kRequires128Bit) && tells_flags &&
         (token.ntlm_flags & k128) == 0 && (token.ntlm_flags & (kSign | kSeal)) != 0;
}
bool IsUnsupported(const Moment& m) { return IsStatus(m, SecStatus::kUnsupportedFunction); }

constexpr auto kRows = std::to_array<Clause>({
    {.id = "NEG-002",
     .page = kNegotiatePage,
     .party = kPackage,
     .level = kMust,
     .rule = "Kerberos is selected only for a target named by SPN, UPN or account; without a target NTLM is.",
     .calls = On({Call::kQuery}),
     .applies = LearnsSelection,
     .holds = SelectionIsNtlm},
    {.id = "NEG-003",
     .page = kNegotiatePage,
     .party = kPackage,
     .level = kMust,
     .rule = "A Negotiate server answers a client that speaks NTLM directly.",
     .calls = kOnAccept,
     .applies = NegotiateServerHearsRawToken,
     .holds = Succeeded},
    {.id = "NEG-005",
     .page = kNegotiatePage,
     .party = kCaller,
     .level = kShould,
     .rule = "Applications go through Negotiate, not through Kerberos or NTLM themselves.",
     .unobservable = "records do not tell an application from a test of the mechanism itself"},
    {.id = "SPN-001",
     .page = kSpnegoPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A Negotiate client's first token is a NegTokenInit; for NTLM alone it may be raw.",
     .calls = kOnInitialize,
     .applies = BeginsNegotiation,
     .holds = TokenOpensNegotiation,
     .tolerated = IsOpeningOfNtlmAlone},
    {.id = "SPN-004",
     .page = kSpnegoPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Called without a token the acceptor opens with a NegTokenInit2.",
     .calls = kOnAccept,
     .applies = AcceptsNothing,
     .holds = EmitsHints},
    {.id = "SPN-006",
     .page = kSpnegoPage,
     .party = kPackage,
     .level = kMust,
     .rule = "negState reject ends the negotiation: no context results on either side.",
     .calls = kOnHandshake,
     .applies = HearsOrSaysReject,
     .holds = Failed},
    {.id = "NLM-001",
     .page = kNtlmPage,
     .party = kPackage,
     .level = kMust,
     .rule = "INTEGRITY, REPLAY_DETECT and SEQUENCE_DETECT each set NEGOTIATE_SIGN.",
     .calls = kOnInitialize,
     .applies = OpensNtlmWithSignature,
     .holds = TokenAsksToSign},
    {.id = "NLM-002",
     .page = kNtlmPage,
     .party = kPackage,
     .level = kMust,
     .rule = "CONFIDENTIALITY sets NEGOTIATE_SEAL.",
     .calls = kOnInitialize,
     .applies = OpensNtlmWithPrivacy,
     .holds = TokenAsksToSeal},
    {.id = "NLM-003",
     .page = kNtlmPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Without these requests neither NEGOTIATE_SIGN nor NEGOTIATE_SEAL is set.",
     .calls = kOnInitialize,
     .applies = OpensNtlmWithoutEither,
     .holds = TokenAsksForNeither},
    {.id = "NLM-004",
     .page = kNtlmPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Of NTLM's three messages each side sends one as it continues, and is then done, the client with another.",
     .calls = kOnHandshake,
     .applies = RunsNtlmQuietly,
     .holds = LegIsNtlms,
     .tolerated = AsksForCompletion},
    {.id = "NLM-005",
     .page = kNtlmPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A client that asks for NEGOTIATE_SIGN gets it in the CHALLENGE.",
     .calls = kOnAccept,
     .applies = AnswersASigningClient,
     .holds = ChallengeSigns},
    {.id = "NLM-007",
     .page = kNtlmPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A message of another number than the next is refused, and does not advance it: the right one verifies.",
     .calls = On({Call::kVerify}),
     .applies = VerifiesAfterARefusal,
     .holds = IsOk,
     .tolerated = RefusesUnknownProtection},
    {.id = "NLM-010",
     .page = kNtlmPage,
     .party = kPackage,
     .level = kMust,
     .rule = "Guest logons have no session security.",
     .calls = kOnHandshake,
     .applies = FinishesNtlmForAGuest,
     .holds = GrantsNoProtection},
    {.id = "KRB-001",
     .page = kKerberosPage,
     .party = kPackage,
     .level = kMust,
     .rule = "The authenticator's checksum reflects the requests as GSS flags.",
     .calls = kOnInitialize,
     .applies = EmitsReadableApReq,
     .holds = ChecksumReflectsRequests},
    {.id = "KRB-003",
     .page = kKerberosPage,
     .party = kPackage,
     .level = kMust,
     .rule = "With MUTUAL_AUTH the first call continues and the second is done; without it the first is done.",
     .calls = kOnInitialize,
     .applies = RunsKerberosQuietly,
     .holds = LegIsKerberoses,
     .tolerated = AsksForCompletion},
    {.id = "KRB-004",
     .page = "sspi kerberos interoperability with gssapi",
     .party = kCaller,
     .level = kMust,
     .rule = "The target is service/host; the GSS form service@host is not recognised.",
     .calls = kOnInitialize,
     .applies = NamesAKerberosTarget,
     .holds = TargetIsNoGssForm},
    {.id = "NEG-001",
     .page = kNegotiatePage,
     .party = kPackage,
     .level = kMust,
     .rule = "Negotiate selects Kerberos unless one of the systems cannot use it.",
     .calls = kOnInitialize,
     .applies = BeginsWhereKerberosIsPossible,
     .holds = OpensWithKerberos},
    {.id = "NEG-004",
     .page = kNegotiatePage,
     .party = kCaller,
     .level = kMust,
     .rule = "A client uses Negotiate only toward a server that does.",
     .calls = kOnAccept,
     .applies = HearsANegotiateClient,
     .holds = IsNegotiate},
    {.id = "NEG-006",
     .page = kNegotiatePage,
     .party = kCaller,
     .level = kNote,
     .inferred = true,
     .rule = "Which mechanism was chosen is asked of the finished context.",
     .unobservable = "what a caller concludes is no call"},
    {.id = "SPN-002",
     .page = kSpnegoPage,
     .party = kPackage,
     .level = kMust,
     .rule = "The first reply says how far it is and names an offered mechanism; if not the first, it begins anew.",
     .calls = kOnAccept,
     .applies = SelectsAMechanism,
     .holds = SaysWhatWasSelected},
    {.id = "SPN-003",
     .page = kSpnegoPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A MIC that is asked for is sent with the mechanism's last token; one that came is verified and answered.",
     .calls = kOnHandshake,
     .applies = OwesAMic,
     .holds = ExchangesMics},
    {.id = "SPN-005",
     .page = kSpnegoPage,
     .party = kPackage,
     .level = kShould,
     .rule = "A NegTokenInit leaves reqFlags out.",
     .calls = kOnInitialize,
     .applies = EmitsNegTokenInit,
     .holds = HasNoReqFlags},
    {.id = "SPN-007",
     .page = kSpnegoPage,
     .party = kPackage,
     .level = kMust,
     .rule = "With NTLM the MIC of the mechanism list leaves the cipher as it found it.",
     .calls = kOnUnprotect,
     .applies = ReadsAfterMics,
     .holds = IsOk},
    {.id = "SPN-008",
     .page = kSpnegoPage,
     .party = kPackage,
     .level = kNote,
     .rule = "Protection is the selected mechanism's business; SPNEGO passes requests through.",
     .unobservable = "a remark on design"},
    {.id = "NLM-006",
     .page = kNtlmPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A MIC that the client indicates is verified over all three messages.",
     .calls = kOnAccept | On({Call::kComplete}),
     .applies = TakesAMicOverAlteredMessages,
     .holds = Failed},
    {.id = "NLM-008",
     .page = kNtlmPage,
     .party = kPackage,
     .level = kShould,
     .rule = "A client's time too far from the server's is refused.",
     .calls = kOnAccept,
     .applies = ClocksAreApart,
     .holds = Failed},
    {.id = "NLM-009",
     .page = kNtlmPage,
     .party = kPackage,
     .level = kMust,
     .rule = "A server that requires 128-bit encryption refuses less with SEC_E_UNSUPPORTED_FUNCTION.",
     .calls = kOnHandshake,
     .applies = RequiresStrongEncryption,
     .holds = IsUnsupported,
     .tolerated = FailedWithRegisteredStatus},
    {.id = "KRB-002",
     .page = kKerberosPage,
     .party = kPackage,
     .level = kMust,
     .rule = "In DCE style the acceptor waits for the client's third token.",
     .calls = kOnAccept,
     .applies = BeginsInDceStyle,
     .holds = IsContinue},
});

}  // namespace

std::span<const Clause> MechanismClauses() { return kRows; }

}  // namespace legwork
