#include "sim/mutant/token_alterations.h"

#include <algorithm>

namespace legwork::mutant {
namespace {

void Empty(BufferResult& token) {
  token.size = 0;
  token.content.clear();
  token.changed = token.allocated_by_package = false;
}

}  // namespace

void DropLastToken(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (deed.Is(Call::kInitialize) && deed.Finished() && token != nullptr) Empty(*token);
}

void OverrunOutput(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (deed.IsHandshake() && token != nullptr && token->changed) token->guards_intact = false;
}

void KeepBufferSize(Deed& deed) {
  if (!deed.IsHandshake() || !deed.Succeeded()) return;
  for (std::size_t i = 0; i < deed.reply.output.size(); ++i) {
    BufferResult& token = deed.reply.output[i];
    if (!token.allocated_by_package) token.size = deed.request.output.buffers[i].capacity;
  }
}

void ModifyInputToken(Deed& deed) {
  BufferResult* token = MessageBufferOf(deed.reply, BufferType::kToken);
  if (!deed.IsHandshake() || token == nullptr || token->content.empty()) return;
  token->content[0] ^= 1;
  token->changed = true;
}

void AllocateNothing(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (deed.IsHandshake() && token != nullptr && token->allocated_by_package) token->allocated_by_package = false;
}

void SpoilOpeningToken(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  const bool opens = deed.Is(Call::kInitialize) && deed.IsFirstLeg() && token != nullptr;
  if (opens && !token->content.empty()) std::fill(token->content.begin(), token->content.end(), std::uint8_t{0});
}

void IgnoreSmallRoom(Deed& deed) {
  if (deed.IsHandshake() && deed.Gave(SecStatus::kBufferTooSmall)) PretendSuccess(deed);
}

}  // namespace legwork::mutant
