#ifndef LEGWORK_MODEL_MOMENT_H_
#define LEGWORK_MODEL_MOMENT_H_

#include "model/call_record.h"
#include "model/context_flags.h"
#include "model/history.h"
#include "model/phase.h"
#include "model/profile.h"

namespace legwork {

// HandleState is what the records tell of a handle that was passed.
enum class HandleState : std::uint8_t {
  kNull,         // the pointer was NULL
  kLive,         // issued to this actor and not given back
  kClosed,       // issued to this actor, deleted or freed since
  kInvalidated,  // the all-ones value (HND-002)
  kUnknown,      // no record issued it to this actor
};

// Moment is a record in the light of what went before it. At kEnd there is one moment per context and credential that
// still lives, and one with neither; at kSend the context is the one that emitted the token.
struct Moment {
  const CallRecord& record;
  const Profile& profile;
  const SessionHistory& session;
  const ActorHistory& actor;
  const ContextHistory* context = nullptr;        // the context passed, live or deleted
  const CredentialHistory* credential = nullptr;  // the credential passed, live or freed
  const ContextHistory* peer_context = nullptr;   // the other end of context or, on its first leg, the token's emitter
  const TokenHistory* input = nullptr;            // the input token, as somebody emitted it
  const BlockHistory* block = nullptr;            // FreeBuffer, kSend: the block that memory points into
  const ContextHistory* reissued = nullptr;       // another live context that already has the new handle's value
  HandleState context_state = HandleState::kNull;
  HandleState credential_state = HandleState::kNull;
  Role role = Role::kInitiator;              // of the handshake call, else of the context
  PackageName package = PackageName::kNone;  // of the record, else of its context, else of its credential
  Phase phase = Phase::kFresh;               // before the call
  bool allowed = true;                       // the phase table has the call
  ContextFlags requested = {};               // fContextReq by meaning
  ContextFlags granted = {};                 // *pfContextAttr by meaning, empty unless written
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_MOMENT_H_
