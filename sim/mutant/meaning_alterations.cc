#include "sim/mutant/groups.h"

// Bugs in what a status means: a code that is documented, where it says something untrue.
namespace legwork::mutant {
namespace {

bool FinishesAccept(const Deed& deed) { return deed.Is(Call::kAccept) && deed.Finished(); }

void BlameCredential(Deed& deed) {
  if (FinishesAccept(deed)) deed.reply.status = SecStatus::kWrongCredentialHandle;
}

void BlameQuality(Deed& deed) {
  if (deed.Is(Call::kInitialize) && deed.Finished()) deed.reply.status = SecStatus::kSecurityQosFailed;
}

void SuspectDowngrade(Deed& deed) {
  if (FinishesAccept(deed)) deed.reply.status = SecStatus::kDowngradeDetected;
}

void MissTicketOfClient(Deed& deed) {
  if (FinishesAccept(deed)) deed.reply.status = static_cast<SecStatus>(0x80090334);  // SEC_E_NO_TGT_REPLY
}

void InformWithoutContext(Deed& deed) {
  if (!deed.Is(Call::kAccept) || !deed.IsFirstLeg() || !deed.Succeeded()) return;
  deed.reply.status = static_cast<SecStatus>(0x00090323);  // SEC_I_NO_LSA_CONTEXT
  deed.reply.new_handle_written = false;
}

void EndInInformation(Deed& deed) {
  if (FinishesAccept(deed)) deed.reply.status = static_cast<SecStatus>(0x00090315);  // SEC_I_LOCAL_LOGON
}

void CallFinishedUnfinished(Deed& deed) {
  constexpr auto kUnfinishedContextDeleted = static_cast<SecStatus>(0x80090333);
  if (deed.Is(Call::kDelete)) deed.reply.status = kUnfinishedContextDeleted;
}

void LoseContextWithPeers(Deed& deed) {
  const bool here = deed.Is(Call::kDelete) && deed.actor.role == Role::kAcceptor;
  if (here && deed.Succeeded()) deed.reply.status = SecStatus::kInvalidHandle;
}

void DeleteAnything(Deed& deed) {
  if (deed.Is(Call::kDelete)) deed.reply.status = SecStatus::kOk;
}

constexpr Mutant kRows[] = {
    {"blames_credential", "STC-002", "ntlm/three_messages", "the context's own credential is called the wrong one",
     BlameCredential},
    {"blames_quality", "STC-004", "ntlm/three_messages", "a quality is missing that nobody asked for", BlameQuality},
    {"suspects_downgrade", "STC-005", "ntlm/three_messages", "a quiet handshake is called a downgrade",
     SuspectDowngrade},
    {"misses_tgt", "STC-007", "ntlm/three_messages", "a server misses the TGT of its client", MissTicketOfClient},
    {"informs_without_context", "STC-008", "ntlm/three_messages", "NO_LSA_CONTEXT comes without a handle",
     InformWithoutContext},
    {"ends_in_information", "LSA-002", "ntlm/three_messages", "the last leg says LOCAL_LOGON instead of SEC_E_OK",
     EndInInformation},
    {"calls_finished_unfinished", "DSC-008", "ntlm/three_messages",
     "deleting an established context is called a logon broken off", CallFinishedUnfinished},
    {"dies_with_peer", "DSC-007", "ntlm/three_messages", "a context is gone when its peer deletes its own",
     LoseContextWithPeers},
    {"deletes_anything", "DSC-003", "calling_sequence/delete_unknown_context",
     "deleting a handle that nobody issued succeeds", DeleteAnything},
};

}  // namespace

std::span<const Mutant> MeaningMutants() { return kRows; }

}  // namespace legwork::mutant
