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
  NameActors(readers);
  AddPeers();
}

void TraceMerge::Load(TraceReader& reader, std::uint16_t file) {
  for (const TraceActor& actor : reader.header().actors) ActorOf(file, actor.index);
  MergedRecord merged;
  merged.file = file;
  while (reader.Next(merged.record)) {
    merged.line = reader.line();
    merged.record.actor = ActorOf(file, merged.record.actor);
    if (merged.record.peer != 0) merged.record.peer = ActorOf(file, merged.record.peer);
    traces_[file].push_back(merged);
    const std::uint64_t token = EmittedBy(merged.record);
    if (token == 0) continue;
    std::vector<std::uint32_t>& counts = emissions_[token];
    counts.resize(traces_.size());
    ++counts[file];
  }
}

std::uint16_t TraceMerge::ActorOf(std::uint16_t file, std::uint16_t actor) {
  const auto next = static_cast<std::uint16_t>(actors_.size() + 1);
  return actors_.try_emplace({file, actor}, next).first->second;
}

void TraceMerge::NameActors(const std::vector<TraceReader>& readers) {
  std::map<std::string, int> uses;
  for (const auto& [key, actor] : actors_) ++uses[readers[key.first].header().ActorName(key.second)];
  for (const auto& [key, actor] : actors_) {
    const std::string name = readers[key.first].header().ActorName(key.second);
    names_[actor] = uses[name] > 1 ? readers[key.first].name() + " " + name : name;
  }
}

void TraceMerge::AddPeers() {
  if (actors_.size() != 2 || actors_.begin()->first.first == actors_.rbegin()->first.first) return;
  for (std::deque<MergedRecord>& trace : traces_) {
    for (MergedRecord& merged : trace) {
      if (merged.record.peer == 0) merged.record.peer = static_cast<std::uint16_t>(3 - merged.record.actor);
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
