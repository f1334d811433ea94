#ifndef LEGWORK_TOOLS_TRACE_TRACE_MERGE_H_
#define LEGWORK_TOOLS_TRACE_TRACE_MERGE_H_

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tools/trace/trace_reader.h"

namespace legwork::trace {

// MergedRecord is a record of one of several traces, its actors numbered so that those of different traces differ.
struct MergedRecord {
  CallRecord record;
  std::uint16_t file = 0;  // index of the trace
  std::uint64_t line = 0;
};

// TraceMerge makes one session of the traces of several processes: in the order in which the calls ended, but a call
// never before the one that put out, or sent, the token that it was given. Clocks that differ a little do no harm
// then. It keeps all records.
//
// An actor that a header lists and that makes no call there is the one of the same name that calls in another trace,
// as where each of two processes names both parties. If just two actors call, each from its own process, and one's peer
// is not told, the other is its peer.
class TraceMerge {
 public:
  explicit TraceMerge(std::vector<TraceReader>& readers);

  // Next gives false when all records have been given.
  bool Next(MergedRecord& merged);

  // names are those of all actors; a name that two traces use has its trace's name before it.
  const std::map<std::uint16_t, std::string>& names() const { return names_; }

 private:
  // Key is an actor as its trace knows it: the trace's index and the actor's number there.
  using Key = std::pair<std::uint16_t, std::uint16_t>;

  void Load(TraceReader& reader, std::uint16_t file);
  void NumberActors(const std::vector<TraceReader>& readers);
  Key CallerNamedLike(const std::vector<TraceReader>& readers, Key actor) const;
  void NameActors(const std::vector<TraceReader>& readers);
  void Renumber();
  bool WaitsForToken(const MergedRecord& merged) const;
  void Forget(const MergedRecord& merged);

  std::vector<std::deque<MergedRecord>> traces_;
  std::set<Key> listed_, callers_;
  std::map<Key, std::uint16_t> actors_;  // numbers in the merged session, from 1
  std::map<std::uint16_t, std::string> names_;
  std::map<std::uint64_t, std::vector<std::uint32_t>> emissions_;  // token -> how often each trace still emits it
};

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_TRACE_MERGE_H_
