#include "sim/mutant/groups.h"

// Bugs of InitializeSecurityContext that its caller alone would notice.
namespace legwork::mutant {
namespace {

bool Finishes(const Deed& deed) { return deed.Is(Call::kInitialize) && deed.Finished(); }
bool Begins(const Deed& deed) { return deed.Is(Call::kInitialize) && deed.IsFirstLeg(); }

void Replace(Deed& deed, SecStatus right, SecStatus wrong) {
  if (deed.Is(Call::kInitialize) && deed.Gave(right)) deed.reply.status = wrong;
}

void Revoke(Deed& deed, ContextFlags flags) {
  deed.reply.granted &= ~MaskFromFlags(flags, Role::kInitiator, FlagDirection::kReturn);
}

bool Requests(const Deed& deed, ContextFlag flag) {
  return (deed.request.requested & MaskFromFlags(flag, Role::kInitiator, FlagDirection::kRequest)) != 0;
}

void RefuseRequests(Deed& deed) {
  if (Begins(deed) && deed.Succeeded()) deed.reply.status = SecStatus::kUnsupportedFunction;
}

void RefuseDelegation(Deed& deed) {
  if (Begins(deed) && Requests(deed, ContextFlag::kDelegate)) deed.reply.status = SecStatus::kUnsupportedFunction;
}

// The later leg of one handshake answers with the handle of the first context that was issued.
void ReturnFirstHandle(Deed& deed) {
  const bool later = deed.Is(Call::kInitialize) && !deed.request.context.is_null && deed.Succeeded();
  if (later && deed.memory.has_first_context) deed.reply.new_handle = deed.memory.first_context;
}

void DemandExpiry(Deed& deed) {
  if (deed.Is(Call::kInitialize) && deed.request.expiry_is_null) deed.reply.status = SecStatus::kInvalidParameter;
}

void FailToEncrypt(Deed& deed) {
  if (deed.Is(Call::kEncrypt) && deed.Succeeded()) deed.reply.status = SecStatus::kInternalError;
}

void FailToSign(Deed& deed) {
  if (deed.Is(Call::kSign) && deed.Succeeded()) deed.reply.status = SecStatus::kQopNotSupported;
}

void GrantDatagram(Deed& deed) {
  if (Finishes(deed)) Grant(deed, ContextFlag::kDatagram);
}

void GrantDelegation(Deed& deed) {
  if (Finishes(deed)) Grant(deed, ContextFlag::kDelegate);
}

void GrantNewSessionKey(Deed& deed) {
  if (Finishes(deed)) Grant(deed, ContextFlag::kUseSessionKey);
}

void GrantSuppliedCredentials(Deed& deed) {
  if (Finishes(deed)) Grant(deed, ContextFlag::kUseSuppliedCreds);
}

void FailInSilence(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (!deed.Is(Call::kInitialize) || deed.Succeeded() || token == nullptr) return;
  token->size = 0;
  token->content.clear();
  token->changed = false;
}

void ForgetThirdLeg(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (!Finishes(deed) || token == nullptr) return;
  token->size = 0;
  token->content.clear();
  token->changed = false;
}

void ReadAgain(Deed& deed) {
  if ((deed.Is(Call::kVerify) || deed.Is(Call::kDecrypt)) && !deed.Succeeded()) deed.reply.status = SecStatus::kOk;
}

void MisnameEarlyMessage(Deed& deed) {
  if (deed.Is(Call::kVerify) && deed.Gave(SecStatus::kOutOfSequence)) deed.reply.status = SecStatus::kMessageAltered;
}

void ForgetAllocation(Deed& deed) {
  if (deed.Is(Call::kInitialize)) Revoke(deed, ContextFlag::kAllocateMemory);
}

void AllocateNothing(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (Begins(deed) && token != nullptr) token->allocated_by_package = false;
}

void ClaimEmptyToken(Deed& deed) {
  constexpr std::uint32_t kSomeSize = 7;
  BufferResult* token = OutputToken(deed.reply);
  if (Begins(deed) && token != nullptr && token->content.empty()) token->size = kSomeSize;
}

void ForgetIntegrity(Deed& deed) {
  if (Finishes(deed)) Revoke(deed, ContextFlag::kIntegrity);
}

void ForgetNewSessionKey(Deed& deed) {
  if (Finishes(deed)) Revoke(deed, ContextFlag::kUseSessionKey);
}

void LeakForeignCode(Deed& deed) {
  constexpr auto kForeign = static_cast<SecStatus>(0xC0000225);  // STATUS_NOT_FOUND
  if (deed.Is(Call::kInitialize) && !deed.Succeeded()) deed.reply.status = kForeign;
}

void BelieveMalformedToken(Deed& deed) {
  if (deed.Is(Call::kInitialize) && deed.Gave(SecStatus::kInvalidToken)) PretendSuccess(deed);
}

void MisnameDenial(Deed& deed) { Replace(deed, SecStatus::kLogonDenied, SecStatus::kNoCredentials); }
void MisnameMissingCredentials(Deed& deed) { Replace(deed, SecStatus::kNoCredentials, SecStatus::kInternalError); }
void ContinueWithFinishedServer(Deed& deed) { Replace(deed, SecStatus::kOk, SecStatus::kContinueNeeded); }
void WaitForMoreOctets(Deed& deed) { Replace(deed, SecStatus::kInvalidToken, SecStatus::kIncompleteMessage); }

void AskForCertificate(Deed& deed) { Replace(deed, SecStatus::kOk, SecStatus::kIncompleteCredentialsInfo); }

void HideEarlyAttributes(Deed& deed) {
  if (deed.Is(Call::kInitialize) && deed.Gave(SecStatus::kContinueNeeded)) deed.reply.granted_written = false;
}

// Refuses every call on a context that has been established.
void RefuseToBeginAgain(Deed& deed) {
  if (deed.Is(Call::kInitialize) && deed.memory.established) deed.reply.status = SecStatus::kOutOfSequence;
  if (Finishes(deed)) deed.memory.established = true;
}

void SignBeforeTheEnd(Deed& deed) {
  if (deed.Is(Call::kSign) || deed.Is(Call::kQuery)) deed.reply.status = SecStatus::kOk;
}

constexpr Mutant kRows[] = {
    {"refuses_requests", "ISC-N-011", "kerberos/mutual_auth", "requests that everybody knows are not supported",
     RefuseRequests},
    {"refuses_delegation", "ISC-N-063", "kerberos/delegation", "DELEGATE is called an invalid flag", RefuseDelegation},
    {"later_leg_confuses_handles", "ISC-N-035", "negotiate/two_at_once",
     "a later leg returns the handle of another handshake", ReturnFirstHandle},
    {"demands_expiry", "ISC-N-044", "calling_sequence/no_expiry", "a NULL ptsExpiry is refused", DemandExpiry},
    {"client_cannot_encrypt", "ISC-N-015", "kerberos/aes128", "EncryptMessage fails", FailToEncrypt},
    {"client_cannot_sign", "ISC-N-021", "kerberos/sequence", "MakeSignature fails", FailToSign},
    {"replay_detection_cannot_sign", "CTX-006", "kerberos/replayed_message",
     "with REPLAY_DETECT alone nothing can be signed", FailToSign},
    {"sequence_detection_cannot_sign", "CTX-007", "kerberos/sequence",
     "with SEQUENCE_DETECT alone nothing can be signed", FailToSign},
    {"grants_datagram", "ISC-N-016", "kerberos/mutual_auth", "DATAGRAM is reported though nobody asked", GrantDatagram},
    {"datagram_by_default", "ISC-G-001", "ntlm/three_messages", "DATAGRAM is reported though nobody asked",
     GrantDatagram},
    {"delegates_without_mutual", "ISC-N-017", "kerberos/delegation_without_mutual_auth",
     "DELEGATE is granted without MUTUAL_AUTH", GrantDelegation},
    {"delegates_on_negotiated_ntlm", "ISC-N-018", "negotiate/delegation_on_ntlm",
     "DELEGATE is granted though NTLM was negotiated", GrantDelegation},
    {"delegates_to_anybody", "CTX-005", "kerberos/delegation_without_mutual_auth",
     "DELEGATE is granted toward a server that has not proved itself", GrantDelegation},
    {"new_key_on_ntlm", "ISC-G-003", "ntlm/three_messages", "USE_SESSION_KEY is reported for NTLM",
     GrantNewSessionKey},
    {"no_new_key", "ISC-K-003", "kerberos/new_session_key", "USE_SESSION_KEY is not heeded", ForgetNewSessionKey},
    {"supplied_by_nobody", "CTX-014", "kerberos/one_leg", "USED_SUPPLIED_CREDS is reported though nobody supplied any",
     GrantSuppliedCredentials},
    {"client_fails_in_silence", "ISC-N-020", "negotiate/extended_error", "a failure leaves no token for the server",
     FailInSilence},
    {"no_extended_error", "CTX-015", "negotiate/extended_error", "EXTENDED_ERROR leaves no token for the peer",
     FailInSilence},
    {"client_takes_replays", "ISC-N-025", "kerberos/client_reads_twice", "a message is read twice", ReadAgain},
    {"misnames_early_message", "ISC-N-026", "kerberos/client_reads_twice",
     "a message ahead of its turn is called an altered one", MisnameEarlyMessage},
    {"allocation_untold", "ISC-N-041", "calling_sequence/allocated_output",
     "ALLOCATED_MEMORY is not reported before the end", ForgetAllocation},
    {"empty_token_has_a_size", "ISC-N-052", "ntlm/datagram", "an empty token has a length", ClaimEmptyToken},
    {"integrity_lost", "ISC-G-002", "ntlm/no_integrity", "NTLM heeds NO_INTEGRITY", ForgetIntegrity},
    {"client_leaks_foreign_code", "ISC-N-055", "kerberos/unknown_user", "a failure with an NTSTATUS", LeakForeignCode},
    {"believes_malformed_token", "ISC-N-057", "kerberos/truncated_ap_rep", "an answer that cannot be read is believed",
     BelieveMalformedToken},
    {"believes_another_package", "ISC-N-058", "kerberos/token_of_another_package",
     "a token of another package is believed", BelieveMalformedToken},
    {"misnames_denied_logon", "ISC-N-059", "kerberos/disabled_account", "a denied logon is a lack of credentials",
     MisnameDenial},
    {"misnames_missing_credentials", "ISC-N-061", "negotiate/empty_package_list",
     "a lack of credentials is an internal error", MisnameMissingCredentials},
    {"never_satisfied", "ISC-N-070", "kerberos/mutual_auth", "the server's proof is not enough",
     ContinueWithFinishedServer},
    {"continues_with_finished_server", "KRB-003", "kerberos/mutual_auth", "Kerberos asks for a third leg",
     ContinueWithFinishedServer},
    {"third_leg_missing", "CTX-012", "kerberos/dce_style", "the client ends without the third token of DCE style",
     ForgetThirdLeg},
    {"waits_for_more_octets", "ISC-G-005", "kerberos/truncated_ap_rep", "a token that was cut short is incomplete",
     WaitForMoreOctets},
    {"asks_for_certificate", "ISC-K-004", "kerberos/mutual_auth", "Kerberos asks for a certificate",
     AskForCertificate},
    {"early_attributes_hidden", "ISC-N-074", "kerberos/mutual_auth", "*pfContextAttr is left alone until the end",
     HideEarlyAttributes},
    {"reauthenticates_never", "ISC-N-080", "kerberos/reauthentication", "an established context cannot begin again",
     RefuseToBeginAgain},
    {"serves_failed_contexts", "ISC-N-071", "calling_sequence/signed_after_an_error",
     "a context whose handshake failed still signs", SignBeforeTheEnd},
    {"initiator_allocates_nothing", "CTX-016", "calling_sequence/allocated_output",
     "ALLOCATE_MEMORY is granted but not heeded", AllocateNothing},
};

}  // namespace

std::span<const Mutant> InitiateMutants() { return kRows; }

}  // namespace legwork::mutant
