#ifndef LEGWORK_SIM_MUTANT_ALTERATION_H_
#define LEGWORK_SIM_MUTANT_ALTERATION_H_

#include "model/call_record.h"
#include "model/context_flags.h"
#include "sim/peer/peer.h"

namespace legwork::mutant {

// ActorMemory is what a bug may remember of one actor.
struct ActorMemory {
  SecHandle first_context;  // the first context handle that was issued
  bool has_first_context = false;
  bool freed_a_credential = false;
  bool established = false;  // some Initialize has ended with SEC_E_OK, as far as the bug looks
  bool refused_a_message = false;  // likewise some VerifySignature
};

// Deed is one call of one actor as the simulated peer answered it, open to alteration.
struct Deed {
  const ActorSetup& actor;
  const CallRequest& request;
  CallReply& reply;
  ActorMemory& memory;

  bool Is(Call call) const { return request.call == call; }
  bool IsHandshake() const { return Is(Call::kInitialize) || Is(Call::kAccept); }
  bool IsFirstLeg() const { return IsHandshake() && request.context.is_null; }
  bool Gave(SecStatus status) const { return reply.status == status; }
  bool Succeeded() const { return !IsFailure(reply.status); }
  // Finished says whether a handshake call was the side's last.
  bool Finished() const { return IsHandshake() && Gave(SecStatus::kOk); }
  bool Queried(std::uint32_t attribute) const {
    return Is(Call::kQuery) && request.attribute == attribute && Gave(SecStatus::kOk);
  }
};

// Alteration changes what came back; an alteration that finds nothing to change leaves the reply alone.
using Alteration = void (*)(Deed& deed);

// Preparation changes what the peer beneath is asked: bugs that show inside what nobody else can write.
using Preparation = void (*)(CallRequest& request);

// OutputToken gives the TOKEN buffer of the reply's output; nullptr if there is none.
BufferResult* OutputToken(CallReply& reply);

// MessageBufferOf gives the first buffer of the type among those of a message function; nullptr if there is none.
BufferResult* MessageBufferOf(CallReply& reply, BufferType type);

// Grant adds attributes to those that the call reported.
void Grant(Deed& deed, ContextFlags flags);

// PretendSuccess turns a failed handshake call into a final success on the context it was about, or on a made-up one.
void PretendSuccess(Deed& deed);

}  // namespace legwork::mutant

#endif  // LEGWORK_SIM_MUTANT_ALTERATION_H_
