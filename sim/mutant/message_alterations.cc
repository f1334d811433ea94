#include "sim/mutant/message_alterations.h"

#include "model/sec_buffer.h"

namespace legwork::mutant {
namespace {

void Overlook(Deed& deed, Call call, SecStatus failure) {
  if (deed.Is(call) && deed.Gave(failure)) deed.reply.status = SecStatus::kOk;
}

}  // namespace

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

}  // namespace legwork::mutant
