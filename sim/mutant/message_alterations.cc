#include "model/sec_buffer.h"
#include "sim/mutant/groups.h"

// Bugs of the message functions.
namespace legwork::mutant {
namespace {

void Overlook(Deed& deed, Call call, SecStatus failure) {
  if (deed.Is(call) && deed.Gave(failure)) deed.reply.status = SecStatus::kOk;
}

void VerifyAlteredMessage(Deed& deed) { Overlook(deed, Call::kVerify, SecStatus::kMessageAltered); }

void VerifyReplayedMessage(Deed& deed) {
  Overlook(deed, Call::kVerify, SecStatus::kOutOfSequence);
  Overlook(deed, Call::kDecrypt, SecStatus::kOutOfSequence);
}

void DecryptAlteredMessage(Deed& deed) { Overlook(deed, Call::kDecrypt, SecStatus::kMessageAltered); }

void RefuseGoodMessage(Deed& deed) {
  if (deed.Is(Call::kVerify) && deed.Succeeded()) deed.reply.status = SecStatus::kMessageAltered;
}

void ChangeSignedData(Deed& deed) {
  BufferResult* data = MessageBufferOf(deed.reply, BufferType::kData);
  if (deed.Is(Call::kSign) && deed.Succeeded() && data != nullptr) data->changed = true;
}

void EncryptNothing(Deed& deed) {
  if (!deed.Is(Call::kEncrypt) || !deed.Succeeded()) return;
  for (std::size_t i = 0; i < deed.reply.input.size(); ++i) {
    BufferResult& buffer = deed.reply.input[i];
    if (BufferTypeOf(buffer.type) != BufferType::kData) continue;
    buffer.content = deed.request.input.buffers[i].content;
    buffer.changed = false;
  }
}

void LoseKeysWithCredential(Deed& deed) {
  const bool protects = deed.Is(Call::kSign) || deed.Is(Call::kEncrypt);
  if (protects && deed.memory.freed_a_credential) deed.reply.status = SecStatus::kInvalidHandle;
}

constexpr Mutant kRows[] = {
    {"verifies_altered", "VER-002", "kerberos/altered_message", "an altered message verifies", VerifyAlteredMessage},
    {"verifies_replayed", "VER-003", "kerberos/sequence", "a replayed message verifies", VerifyReplayedMessage},
    {"decrypts_altered", "DEC-005", "kerberos/altered_message", "an altered message decrypts", DecryptAlteredMessage},
    {"refuses_good_message", "VER-001", "ntlm/three_messages", "the next message, unchanged, does not verify",
     RefuseGoodMessage},
    {"changes_signed_data", "SIG-008", "kerberos/sequence", "signing changes the data", ChangeSignedData},
    {"encrypts_nothing", "ENC-002", "kerberos/mutual_auth", "EncryptMessage leaves the data in the clear",
     EncryptNothing},
    {"loses_keys", "FCH-004", "calling_sequence/message_after_free", "a context dies with its credential's handle",
     LoseKeysWithCredential},
};

}  // namespace

std::span<const Mutant> MessageMutants() { return kRows; }

}  // namespace legwork::mutant
