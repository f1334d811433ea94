#ifndef LEGWORK_MODEL_PHASE_H_
#define LEGWORK_MODEL_PHASE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/call.h"
#include "model/sec_status.h"

namespace legwork {

// Phase says where a context stands by what its last call answered, named by what its owner has to do next.
enum class Phase : std::uint8_t {
  kFresh,                  // no call yet: there is no handle
  kNoContext,              // the first call failed: there never was a handle (AMB-14)
  kAwaitsReply,            // send the token, wait, call again
  kMustComplete,           // CompleteAuthToken, then send: final (AMB-01)
  kMustCompleteThenAwait,  // CompleteAuthToken, send, wait, call again
  kEstablished,            // final success: messages may be protected
  kMustDelete,             // a later call failed: only the delete is left
  kDeleted,
};
inline constexpr int kPhaseCount = static_cast<int>(Phase::kDeleted) + 1;
std::string_view PhaseName(Phase phase);  // "AwaitsReply"

// PhaseAnswer is a status as the phase table tells statuses apart.
enum class PhaseAnswer : std::uint8_t { kOk, kContinue, kCompletion, kCompleteAndContinue, kFailure, kAny };

// PhaseRow allows one call in one phase and says where its answer leads. A missing row is a violation: of the caller if
// no row has the call, of the package if none has the answer.
struct PhaseRow {
  Phase phase;
  Call call;
  PhaseAnswer answer;
  Phase next;
};
std::span<const PhaseRow> PhaseRows();

// PhaseAllows says whether the caller may make the call at all. A role has only its own handshake function.
bool PhaseAllows(Role role, Phase phase, Call call);

// NextPhase is where the call leads, nullopt where the table has no row.
std::optional<Phase> NextPhase(Role role, Phase phase, Call call, SecStatus status);

// PhaseGraph is one role's table as a graph in the DOT language.
std::string PhaseGraph(Role role);

}  // namespace legwork

#endif  // LEGWORK_MODEL_PHASE_H_
