#include "tools/trace/trace_merge.h"

#include <algorithm>
#include <utility>

namespace legwork::trace {
namespace {

bool IsHandshake(Call call) { return call == Call::kInitialize || call == Call::kAccept; }

// EmittedBy is the token that a record brings into the world, 0 if none: as output, or on its way to the peer.
std::uint64_t EmittedBy(const CallRecord& record) {
  return record.call == Call::kSend ? record.input_token.id : record.output_token.id;
}

}  // namespace

TraceMerge::TraceMerge(std::vector<TraceReader>& readers) : traces_(readers.size()) {
  for (std::size_t i = 0; i < readers.size(); ++i) Load(readers[i], static_cast<std::uint16_t>(i));
  NumberActors(readers);
  NameActors(readers);
  Renumber();
}

void TraceMerge::Load(TraceReader& reader, std::uint16_t file) {
  for (const TraceActor& actor : reader.header().actors) listed_.insert({file, actor.index});
  MergedRecord merged;
  merged.file = file;
  while (reader.Next(merged.record)) {
    merged.line = reader.line();
    callers_.insert({file, merged.record.actor});
    traces_[file].push_back(merged);
    const std::uint64_t token = EmittedBy(merged.record);
    if (token == 0) continue;
    std::vector<std::uint32_t>& counts = emissions_[token];
    counts.resize(traces_.size());
    ++counts[file];
  }
}

// CallerNamedLike is the one caller of another trace that bears the actor's name, or the actor itself.
TraceMerge::Key TraceMerge::CallerNamedLike(const std::vector<TraceReader>& readers, Key actor) const {
  const std::string name = readers[actor.first].header().ActorName(actor.second);
  for (const Key& caller : callers_) {
    if (caller.first == actor.first) continue;
    if (readers[caller.first].header().ActorName(caller.second) == name) return caller;
  }
  return actor;
}

void TraceMerge::NumberActors(const std::vector<TraceReader>& readers) {
  for (const Key& caller : callers_) actors_.emplace(caller, static_cast<std::uint16_t>(actors_.size() + 1));
  for (const Key& actor : listed_) {
    if (actors_.contains(actor)) continue;
    const auto same = actors_.find(CallerNamedLike(readers, actor));
    const auto next = static_cast<std::uint16_t>(actors_.size() + 1);
    actors_.emplace(actor, same == actors_.end() ? next : same->second);
  }
}

void TraceMerge::NameActors(const std::vector<TraceReader>& readers) {
  std::map<std::string, int> uses;
  for (const Key& caller : callers_) ++uses[readers[caller.first].header().ActorName(caller.second)];
  for (const auto& [key, actor] : actors_) {
    const std::string name = readers[key.first].header().ActorName(key.second);
    if (names_.contains(actor) && !callers_.contains(key)) continue;
    names_[actor] = uses[name] > 1 ? readers[key.first].name() + " " + name : name;
  }
}

// Renumber gives actors and peers their numbers in the merged session.
void TraceMerge::Renumber() {
  const bool are_two = callers_.size() == 2 && callers_.begin()->first != callers_.rbegin()->first;
  for (std::deque<MergedRecord>& trace : traces_) {
    for (MergedRecord& merged : trace) {
      CallRecord& record = merged.record;
      const auto peer = actors_.find({merged.file, record.peer});
      record.peer = record.peer != 0 && peer != actors_.end() ? peer->second : 0;
      record.actor = actors_.at({merged.file, record.actor});
      if (record.peer == 0 && are_two) record.peer = static_cast<std::uint16_t>(3 - record.actor);
    }
  }
}

// WaitsForToken says whether another trace has yet to emit the token that the call was given.
bool TraceMerge::WaitsForToken(const MergedRecord& merged) const {
  if (!IsHandshake(merged.record.call) || merged.record.input_token.id == 0) return false;
  const auto found = emissions_.find(merged.record.input_token.id);
  if (found == emissions_.end()) return false;
  for (std::size_t file = 0; file < found->second.size(); ++file) {
    if (file != merged.file && found->second[file] > 0) return true;
  }
  return false;
}

void TraceMerge::Forget(const MergedRecord& merged) {
  const auto found = emissions_.find(EmittedBy(merged.record));
  if (found != emissions_.end()) --found->second[merged.file];
}

bool TraceMerge::Next(MergedRecord& merged) {
  std::deque<MergedRecord>* first = nullptr;
  bool first_waits = true;
  for (std::deque<MergedRecord>& trace : traces_) {
    if (trace.empty()) continue;
    const bool waits = WaitsForToken(trace.front());
    const bool earlier = first == nullptr || trace.front().record.ended_at < first->front().record.ended_at;
    if (first != nullptr && (waits != first_waits ? waits : !earlier)) continue;
    first = &trace;
    first_waits = waits;
  }
  if (first == nullptr) return false;
  merged = first->front();
  first->pop_front();
  Forget(merged);
  return true;
}

}  // namespace legwork::trace
