#include <algorithm>
#include <cstddef>

#include "model/attribute.h"
#include "sim/mutant/groups.h"
#include "sim/spnego/neg_token_init.h"
#include "sim/spnego/neg_token_resp.h"
#include "sim/wire/oid.h"

// Bugs of one mechanism: in what its tokens say, and in the order of its legs.
namespace legwork::mutant {
namespace {

constexpr std::uint8_t kSign = 0x10;  // NTLMSSP_NEGOTIATE_SIGN and _SEAL, in the first octet of NegotiateFlags
constexpr std::uint8_t kSeal = 0x20;
constexpr std::size_t kFlagsOfNegotiate = 12;  // MS-NLMP 2.2.1.1 and 2.2.1.2
constexpr std::size_t kFlagsOfChallenge = 20;

// TokenOctet gives one octet of the output token; nullptr if there is none so far behind.
std::uint8_t* TokenOctet(Deed& deed, std::size_t at) {
  BufferResult* token = OutputToken(deed.reply);
  return token != nullptr && at < token->content.size() ? &token->content[at] : nullptr;
}

void ClearInNegotiate(Deed& deed, std::uint8_t bit) {
  std::uint8_t* flags = TokenOctet(deed, kFlagsOfNegotiate);
  if (deed.Is(Call::kInitialize) && deed.IsFirstLeg() && flags != nullptr) *flags &= static_cast<std::uint8_t>(~bit);
}

void AskForNoSignature(Deed& deed) { ClearInNegotiate(deed, kSign); }
void AskForNoSeal(Deed& deed) { ClearInNegotiate(deed, kSeal); }

void AskForSignatureAlways(Deed& deed) {
  std::uint8_t* flags = TokenOctet(deed, kFlagsOfNegotiate);
  if (deed.Is(Call::kInitialize) && deed.IsFirstLeg() && flags != nullptr) *flags |= kSign;
}

void ChallengeWithoutSignature(Deed& deed) {
  std::uint8_t* flags = TokenOctet(deed, kFlagsOfChallenge);
  if (deed.Is(Call::kAccept) && deed.IsFirstLeg() && flags != nullptr) *flags &= static_cast<std::uint8_t>(~kSign);
}

void CountRefusedMessages(Deed& deed) {
  if (!deed.Is(Call::kVerify)) return;
  if (deed.memory.refused_a_message) deed.reply.status = SecStatus::kOutOfSequence;
  deed.memory.refused_a_message = deed.memory.refused_a_message || !deed.Succeeded();
}

void ProtectGuests(Deed& deed) {
  if (deed.Is(Call::kAccept) && deed.Finished()) Grant(deed, ContextFlag::kIntegrity);
}

void Spoil(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (token != nullptr) std::fill(token->content.begin(), token->content.end(), std::uint8_t{0});
}

void AnswerChallengeOddly(Deed& deed) {
  if (deed.Is(Call::kInitialize) && !deed.IsFirstLeg()) Spoil(deed);
}

void OpenOddly(Deed& deed) {
  if (deed.Is(Call::kAccept) && deed.IsFirstLeg()) Spoil(deed);
}

void BelieveDespiteReject(Deed& deed) {
  if (deed.Is(Call::kAccept) && deed.Gave(SecStatus::kLogonDenied)) PretendSuccess(deed);
}

void SelectKerberosForNobody(Deed& deed) {
  if (deed.Queried(static_cast<std::uint32_t>(Attribute::kNegotiationInfo))) {
    deed.reply.facts.package = PackageName::kKerberos;
  }
}

void RefuseRawTokens(Deed& deed) {
  if (deed.Is(Call::kAccept) && deed.IsFirstLeg()) deed.reply.status = SecStatus::kInvalidToken;
}

void OmitMechListMic(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (!deed.Is(Call::kInitialize) || !deed.Succeeded() || token == nullptr) return;
  const Bytes whole = token->content;
  auto response = spnego::ReadNegTokenResp(whole);
  if (!response || !response->mech_list_mic) return;
  response->mech_list_mic.reset();
  token->content.clear();
  spnego::WriteNegTokenResp(*response, token->content);
  token->size = static_cast<std::uint32_t>(token->content.size());
}

// OpenWithNtlm puts an NTLM NEGOTIATE message in the place of the first token (MS-NLMP section 2.2.1.1).
void OpenWithNtlm(Deed& deed) {
  constexpr std::uint8_t kNegotiate[] = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0, 1, 0, 0, 0, 0x07, 0x82, 0x08, 0xA0};
  constexpr std::size_t kSize = 32;  // two empty fields behind the flags
  BufferResult* token = OutputToken(deed.reply);
  if (!deed.Is(Call::kInitialize) || !deed.IsFirstLeg() || token == nullptr || token->content.empty()) return;
  token->content.assign(std::begin(kNegotiate), std::end(kNegotiate));
  token->content.resize(kSize);
  token->size = kSize;
}

void AddReqFlags(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (!deed.Is(Call::kInitialize) || token == nullptr) return;
  const Bytes whole = token->content;
  auto opening = spnego::ReadNegTokenInit(whole);
  if (!opening) return;
  opening->req_flags = 0x40;  // integFlag
  token->content.clear();
  spnego::WriteNegTokenInit(*opening, token->content);
  token->size = static_cast<std::uint32_t>(token->content.size());
}

void SelectUnoffered(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (!deed.Is(Call::kAccept) || token == nullptr) return;
  const Bytes whole = token->content;
  auto response = spnego::ReadNegTokenResp(whole);
  if (!response || !response->supported_mech) return;
  response->supported_mech = kOidNegoEx;
  token->content.clear();
  spnego::WriteNegTokenResp(*response, token->content);
  token->size = static_cast<std::uint32_t>(token->content.size());
}

void ReadNothing(Deed& deed) {
  const bool reads = deed.Is(Call::kVerify) || deed.Is(Call::kDecrypt);
  if (reads && deed.Succeeded()) deed.reply.status = SecStatus::kMessageAltered;
}

void AcceptDespiteTrouble(Deed& deed) {
  if (deed.Is(Call::kAccept) && !deed.Succeeded()) PretendSuccess(deed);
}

void GrantIntegrityAnyway(Deed& deed) {
  if (deed.Is(Call::kInitialize) && deed.Finished()) Grant(deed, ContextFlag::kIntegrity);
}

void GrantDatagramsUserToUser(Deed& deed) {
  if (deed.Is(Call::kInitialize) && deed.Finished()) {
    Grant(deed, ContextFlag::kDatagram | ContextFlag::kUseSessionKey);
  }
}

// The package forgets what it was asked for, and so does the checksum that only it can write.
void ForgetRequests(CallRequest& request) {
  const ContextFlags forgotten = ContextFlag::kReplayDetect | ContextFlag::kSequenceDetect;
  if (request.call != Call::kInitialize) return;
  request.requested &= ~MaskFromFlags(forgotten, Role::kInitiator, FlagDirection::kRequest);
}

void WaitForNoThirdLeg(Deed& deed) {
  if (deed.Is(Call::kAccept) && deed.Gave(SecStatus::kContinueNeeded)) deed.reply.status = SecStatus::kOk;
}

void IgnoreBindings(Deed& deed) {
  if (deed.Is(Call::kAccept) && deed.Gave(SecStatus::kBadBindings)) PretendSuccess(deed);
}

constexpr Mutant kRows[] = {
    {"asks_for_no_signature", "NLM-001", "ntlm/three_messages", "a NEGOTIATE message forgets NEGOTIATE_SIGN",
     AskForNoSignature},
    {"asks_for_no_seal", "NLM-002", "ntlm/three_messages", "a NEGOTIATE message forgets NEGOTIATE_SEAL", AskForNoSeal},
    {"asks_for_signature_always", "NLM-003", "ntlm/no_flags", "every NEGOTIATE message has NEGOTIATE_SIGN",
     AskForSignatureAlways},
    {"challenges_without_signature", "NLM-005", "ntlm/three_messages", "a CHALLENGE message forgets NEGOTIATE_SIGN",
     ChallengeWithoutSignature},
    {"counts_refused_messages", "NLM-007", "ntlm/altered_message", "a refused message advances the number",
     CountRefusedMessages},
    {"protects_guests", "NLM-010", "ntlm/guest", "INTEGRITY is reported for a guest", ProtectGuests},
    {"answers_challenge_oddly", "ISC-N-077", "ntlm/three_messages", "a challenge is answered by nothing known",
     AnswerChallengeOddly},
    {"opens_oddly", "SPN-004", "negotiate/server_first", "a server that speaks first says nothing known", OpenOddly},
    {"believes_despite_reject", "SPN-006", "accepting/extended_error", "a server says reject and is satisfied",
     BelieveDespiteReject},
    {"kerberos_without_target", "NEG-002", "negotiate/no_target", "Kerberos is selected though no target is named",
     SelectKerberosForNobody},
    {"refuses_raw_ntlm", "NEG-003", "negotiate/raw_ntlm", "a Negotiate server refuses NTLM that is not wrapped",
     RefuseRawTokens},
    {"omits_mech_list_mic", "SPN-003", "negotiate/reselection", "the client proves nothing of the list of mechanisms",
     OmitMechListMic},
    {"waits_for_no_third_leg", "KRB-002", "kerberos/dce_style", "the server is content with two legs of DCE style",
     WaitForNoThirdLeg},
    {"needs_no_bindings", "EPA-004", "kerberos/bindings_missing", "a client without bindings is accepted",
     IgnoreBindings},
    {"proxies_for_anybody", "EPA-005", "kerberos/proxy_bindings",
     "behind a proxy a client without bindings is accepted", IgnoreBindings},
    {"ignores_package_list", "ACH-N-020", "negotiate/without_ntlm", "a package that the list rules out is offered",
     OpenWithNtlm},
    {"kerberos_forgotten", "NEG-001", "negotiate/kerberos_possible", "NTLM is tried where Kerberos could be",
     OpenWithNtlm},
    {"sends_req_flags", "SPN-005", "negotiate/kerberos", "the first token has reqFlags", AddReqFlags},
    {"selects_unoffered", "SPN-002", "negotiate/kerberos", "the server selects what was not offered", SelectUnoffered},
    {"mic_spoils_cipher", "SPN-007", "negotiate/reselection", "after the exchange of MICs nothing can be read",
     ReadNothing},
    {"ignores_mic", "NLM-006", "ntlm/altered_negotiate", "a MIC over altered messages is good enough",
     AcceptDespiteTrouble},
    {"knows_no_time", "NLM-008", "ntlm/clocks_days_apart", "a client's clock may be days away", AcceptDespiteTrouble},
    {"takes_weak_keys", "NLM-009", "ntlm/weak_initiator", "a server that requires 128 bits puts up with 56",
     AcceptDespiteTrouble},
    {"integrity_anyway", "ISC-N-024", "kerberos/no_integrity", "NO_INTEGRITY is not heeded", GrantIntegrityAnyway},
    {"integrity_despite_no_integrity", "CTX-010", "kerberos/no_integrity", "INTEGRITY is granted against NO_INTEGRITY",
     GrantIntegrityAnyway},
    {"datagrams_user_to_user", "DGM-004", "kerberos/datagram_user_to_user",
     "DATAGRAM and USE_SESSION_KEY are granted together", GrantDatagramsUserToUser},
    {"forgets_requests", "KRB-001", "kerberos/sequence", "the checksum lacks what was asked for", nullptr,
     ForgetRequests},
};

}  // namespace

std::span<const Mutant> MechanismMutants() { return kRows; }

}  // namespace legwork::mutant
