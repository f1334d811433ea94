#include "sim/mutant/groups.h"

// Bugs of AcceptSecurityContext.
namespace legwork::mutant {
namespace {

bool Accepts(const Deed& deed) { return deed.Is(Call::kAccept); }
bool FinishesAccept(const Deed& deed) { return Accepts(deed) && deed.Finished(); }

// Fail makes a handshake call fail as one that left nothing behind.
void Fail(Deed& deed, SecStatus status) {
  deed.reply.status = status;
  deed.reply.new_handle_written = deed.reply.granted_written = deed.reply.expiry_written = false;
}

void RefuseClientsBindings(Deed& deed) {
  if (!Accepts(deed) || !deed.Succeeded()) return;
  for (const BufferArgument& buffer : deed.request.input.buffers) {
    if (BufferTypeOf(buffer.type) == BufferType::kChannelBindings) Fail(deed, SecStatus::kBadBindings);
  }
}

void LoseTokenBehindBindings(Deed& deed) {
  const bool has_input = Accepts(deed) && deed.Succeeded() && !deed.request.input.buffers.empty();
  if (has_input && BufferTypeOf(deed.request.input.buffers[0].type) != BufferType::kToken) {
    Fail(deed, SecStatus::kInvalidToken);
  }
}

void FailToEncryptForServer(Deed& deed) {
  if (deed.Is(Call::kEncrypt) && deed.actor.role == Role::kAcceptor) deed.reply.status = SecStatus::kInternalError;
}

void FailToSignForServer(Deed& deed) {
  if (deed.Is(Call::kSign) && deed.actor.role == Role::kAcceptor) deed.reply.status = SecStatus::kInternalError;
}

void GrantStreamToServer(Deed& deed) {
  if (FinishesAccept(deed)) Grant(deed, ContextFlag::kStream);
}

void GrantDelegationToServer(Deed& deed) {
  if (FinishesAccept(deed)) Grant(deed, ContextFlag::kDelegate);
}

void GrantMutualToServer(Deed& deed) {
  if (FinishesAccept(deed)) Grant(deed, ContextFlag::kMutualAuth);
}

void FailInSilence(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (!Accepts(deed) || deed.Succeeded() || token == nullptr) return;
  token->content.clear();
  token->size = 0;
  token->changed = false;
}

void TakeReplaysForServer(Deed& deed) {
  const bool reads = deed.Is(Call::kVerify) || deed.Is(Call::kDecrypt);
  if (reads && deed.Gave(SecStatus::kOutOfSequence)) deed.reply.status = SecStatus::kOk;
}

void HideServersAttributes(Deed& deed) {
  if (Accepts(deed)) deed.reply.granted_written = false;
}

void HideServersExpiry(Deed& deed) {
  if (FinishesAccept(deed)) deed.reply.expiry_written = false;
}

void MisnameServersBadHandle(Deed& deed) {
  if (Accepts(deed) && deed.Gave(SecStatus::kInvalidHandle)) deed.reply.status = SecStatus::kInternalError;
}

void MissCredentials(Deed& deed) {
  if (Accepts(deed) && deed.Gave(SecStatus::kInvalidHandle)) deed.reply.status = SecStatus::kNoCredentials;
}

void LeakForeignCodeToServer(Deed& deed) {
  if (Accepts(deed) && !deed.Succeeded()) deed.reply.status = static_cast<SecStatus>(0xC000006D);
}

void DenyForBindings(Deed& deed) {
  if (Accepts(deed) && deed.Gave(SecStatus::kBadBindings)) deed.reply.status = SecStatus::kLogonDenied;
}

void AllocateNothingForServer(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (Accepts(deed) && token != nullptr) token->allocated_by_package = false;
}

void AcceptOnceMore(Deed& deed) {
  if (Accepts(deed) && deed.Gave(SecStatus::kOutOfSequence)) PretendSuccess(deed);
}

void NeverFinishAccepting(Deed& deed) {
  if (!Accepts(deed)) return;
  PretendSuccess(deed);
  deed.reply.status = SecStatus::kContinueNeeded;
}

void RefuseFlags(Deed& deed) {
  if (Accepts(deed) && deed.Succeeded()) Fail(deed, SecStatus::kUnsupportedFunction);
}

constexpr Mutant kRows[] = {
    {"refuses_bindings", "ASC-N-007", "kerberos/bindings", "bindings are an error, whatever they name",
     RefuseClientsBindings},
    {"loses_token_behind_bindings", "BUF-009", "kerberos/bindings_first", "only the first element is looked at",
     LoseTokenBehindBindings},
    {"server_cannot_encrypt", "ASC-N-010", "kerberos/mutual_auth", "the acceptor's EncryptMessage fails",
     FailToEncryptForServer},
    {"server_gets_stream", "ASC-N-011", "ntlm/three_messages", "STREAM is reported to the server", GrantStreamToServer},
    {"server_gets_delegation", "ASC-N-012", "kerberos/mutual_auth", "DELEGATE is reported though nobody delegated",
     GrantDelegationToServer},
    {"server_gets_delegation_alone", "CTX-005", "kerberos/one_leg",
     "DELEGATE is reported though the client asked for neither it nor MUTUAL_AUTH", GrantDelegationToServer},
    {"server_gets_ntlm_delegation", "ASC-L-001", "ntlm/three_messages", "DELEGATE is reported for NTLM",
     GrantDelegationToServer},
    {"fails_in_silence", "ASC-N-013", "accepting/extended_error", "a failure leaves no token for the client",
     FailInSilence},
    {"server_cannot_sign", "ASC-N-014", "ntlm/three_messages", "the acceptor's MakeSignature fails",
     FailToSignForServer},
    {"server_detects_unsigned", "CTX-006", "kerberos/detection_without_integrity_flag",
     "the acceptor cannot sign where the client's checksum tells of detection alone", FailToSignForServer},
    {"server_takes_replays", "ASC-N-015", "kerberos/replayed_message", "the acceptor takes a message twice",
     TakeReplaysForServer},
    {"server_attributes_hidden", "ASC-N-021", "ntlm/three_messages", "the acceptor's *pfContextAttr is left alone",
     HideServersAttributes},
    {"server_expiry_hidden", "ASC-N-022", "accepting/expiry_asked", "the acceptor's *ptsExpiry is left alone",
     HideServersExpiry},
    {"server_leaks_foreign_code", "ASC-N-025", "ntlm/wrong_password", "accepting fails with an NTSTATUS",
     LeakForeignCodeToServer},
    {"server_misnames_handle", "ASC-N-026", "accepting/unknown_context", "a bad handle is an internal error",
     MisnameServersBadHandle},
    {"server_misses_credentials", "ASC-G-006", "accepting/credential_freed", "a freed credential is none at all",
     MissCredentials},
    {"denies_for_bindings", "ASC-G-001", "kerberos/bindings_mismatch", "bindings that differ are a denied logon",
     DenyForBindings},
    {"server_allocates_nothing", "ASC-G-002", "accepting/allocated_output",
     "ALLOCATE_MEMORY is granted to a server but not heeded", AllocateNothingForServer},
    {"server_gets_mutual", "ASC-G-003", "ntlm/three_messages", "MUTUAL_AUTH is reported whatever the client asked for",
     GrantMutualToServer},
    {"accepts_once_more", "ASC-G-005", "accepting/after_the_end", "a call on an established context succeeds",
     AcceptOnceMore},
    {"never_finishes", "ASC-N-040", "accepting/insistent_client", "every token is answered by another challenge",
     NeverFinishAccepting},
    {"refuses_flags", "ASC-K-001", "kerberos/mutual_auth", "flags that everybody knows are not supported", RefuseFlags},
};

}  // namespace

std::span<const Mutant> AcceptMutants() { return kRows; }

}  // namespace legwork::mutant
