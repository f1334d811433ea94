#ifndef LEGWORK_MODEL_SESSION_MEMORY_H_
#define LEGWORK_MODEL_SESSION_MEMORY_H_

#include <cstdint>

#include "model/call_record.h"
#include "model/flat_index.h"
#include "model/history.h"
#include "model/moment.h"
#include "model/profile.h"

namespace legwork {

// SessionMemory remembers of a session's records what clauses ask for. It keeps its storage over Reset, and allocates
// only for a handle, a token or an actor that is new.
class SessionMemory {
 public:
  explicit SessionMemory(const Profile& profile) : profile_(profile) {}

  // Place gives the record's moment. The moment points into this memory and lasts until Learn.
  Moment Place(const CallRecord& record);

  // Learn takes the record into the history. The moment is the one that Place gave for it.
  void Learn(const Moment& moment);

  const SessionHistory& history() const { return session_; }
  void Reset();

 private:
  enum class Kind : std::uint32_t { kCredential = 1, kContext = 2, kToken = 3, kBlock = 4 };

  std::uint32_t FindHandle(Kind kind, std::uint16_t actor, const SecHandle& handle) const;
  std::uint32_t FindEmitted(std::uint64_t id, std::uint16_t actor, bool by_actor) const;
  void PlaceContext(Moment* moment) const;
  void PlaceCredential(Moment* moment) const;
  void PlacePeer(Moment* moment) const;
  void PlaceBlock(Moment* moment) const;
  std::uint32_t FindBlock(std::uint16_t actor, std::uint32_t block) const;

  ContextHistory* Mutable(const ContextHistory* context);
  std::uint32_t PlaceOf(const ContextHistory* context) const;
  void LearnIssued(const Moment& moment);
  void LearnFreeBuffer(const Moment& moment);
  void LearnPackages(const CallRecord& record);
  void LearnAcquire(const CallRecord& record);
  void LearnHandshake(const Moment& moment);
  void LearnRefusal(const Moment& moment);
  ContextHistory* ContextAfterHandshake(const Moment& moment);
  void LearnLeg(const Moment& moment, ContextHistory* context);
  bool IsWhatWasSaidLast(const Moment& moment) const;
  void LearnInput(const Moment& moment, ContextHistory* context);
  void LearnOutput(const Moment& moment, ContextHistory* context);
  void LearnImport(const Moment& moment);
  void TakeOver(const ExportedContext& from, ContextHistory* context) const;
  void LearnQuery(const CallRecord& record, ContextHistory* context);
  void LearnMessage(const CallRecord& record, ContextHistory* context);
  void LearnDelete(const Moment& moment, ContextHistory* context);
  void LearnFree(const Moment& moment);
  void LearnSend(const CallRecord& record);
  void LearnOnContext(const Moment& moment);
  void LearnDeath(const CallRecord& record);
  std::uint32_t AddContext(const Moment& moment);

  const Profile& profile_;
  SessionHistory session_;
  FlatIndex index_;
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_SESSION_MEMORY_H_
