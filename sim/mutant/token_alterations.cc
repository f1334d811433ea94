#include <algorithm>

#include "sim/mutant/groups.h"

// Bugs in the buffers of handshake calls.
namespace legwork::mutant {
namespace {

void Empty(BufferResult& token) {
  token.size = 0;
  token.content.clear();
  token.changed = token.allocated_by_package = false;
}

void DropLastToken(Deed& deed) {
  BufferResult* token = OutputToken(deed.reply);
  if (deed.Is(Call::kInitialize) && deed.Finished() && token != nullptr) Empty(*token);
}

// OpenInSilence leaves the peer without the token that it waits for.
void OpenInSilence(Deed& deed, Call call) {
  BufferResult* token = OutputToken(deed.reply);
  const bool opens = deed.Is(call) && deed.IsFirstLeg() && deed.Gave(SecStatus::kContinueNeeded);
  if (opens && token != nullptr) Empty(*token);
}
void InitializeInSilence(Deed& deed) { OpenInSilence(deed, Call::kInitialize); }
void AcceptInSilence(Deed& deed) { OpenInSilence(deed, Call::kAccept); }

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

constexpr Mutant kRows[] = {
    {"drops_last_token", "NLM-004", "ntlm/three_messages", "the final token of the initiator is not emitted",
     DropLastToken},
    {"ntlm_opens_in_silence", "NLM-004", "ntlm/three_messages", "there is no NEGOTIATE", InitializeInSilence},
    {"ntlm_answers_in_silence", "NLM-004", "ntlm/three_messages", "there is no CHALLENGE", AcceptInSilence},
    {"negotiates_in_silence", "SPN-001", "negotiate/ntlm", "there is no NegTokenInit", InitializeInSilence},
    {"selects_in_silence", "SPN-002", "negotiate/ntlm", "there is no first NegTokenResp", AcceptInSilence},
    {"output_overruns", "STC-009", "ntlm/three_messages", "the token is written past its buffer", OverrunOutput},
    {"ignores_small_room", "STC-009", "calling_sequence/small_output", "a buffer too small for the token is no failure",
     IgnoreSmallRoom},
    {"buffer_size_kept", "BUF-002", "ntlm/three_messages", "cbBuffer of the output token is not updated",
     KeepBufferSize},
    {"input_token_modified", "BUF-005", "ntlm/three_messages", "the token that was passed in is scribbled on",
     ModifyInputToken},
    {"allocates_nothing", "ISC-N-013", "calling_sequence/allocated_output", "ALLOCATE_MEMORY is granted but not heeded",
     AllocateNothing},
    {"spoils_opening", "SPN-001", "negotiate/kerberos", "the first token of Negotiate is of no known form",
     SpoilOpeningToken},
};

}  // namespace

std::span<const Mutant> TokenMutants() { return kRows; }

}  // namespace legwork::mutant
