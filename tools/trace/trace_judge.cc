#include "tools/trace/trace_judge.h"

#include <algorithm>
#include <map>
#include <utility>

#include "model/oracle.h"
#include "model/sec_status.h"
#include "tools/trace/record_writer.h"
#include "tools/trace/trace_merge.h"

namespace legwork::trace {
namespace {

// Place says where a record that was judged stands. It is all that is kept of one, so that a trace may be long.
struct Place {
  std::uint32_t line = 0;
  std::uint16_t file = 0;
  std::uint16_t actor = 0;
  Call call = Call::kEnd;
  SecStatus status = SecStatus::kOk;
};

std::string StatusText(SecStatus status) {
  const std::string_view name = SecStatusName(status);
  return name.empty() ? SecStatusText(status) : std::string(name);
}

bool StatesToken(const TokenFacts& token) { return token.id != 0 || token.size != 0; }

// SizesFromDescriptors lets what the descriptors say of their TOKEN elements stand for tokens that were not stated:
// that there were some, and how long they were.
void SizesFromDescriptors(CallRecord& record) {
  const BufferFacts* const input = record.input.Find(BufferType::kToken);
  const BufferFacts* const output = record.output.Find(BufferType::kToken);
  if (input != nullptr && !input->is_null) record.input_token.size = input->size;
  if (output != nullptr && !IsFailure(record.status)) record.output_token.size = output->size_after;
}

// Session feeds one oracle and keeps what a report needs. Records are numbered anew: a recorder may number as it likes.
class Session {
 public:
  explicit Session(const Profile& profile) : oracle_(profile) {}

  std::uint16_t AddFile(const TraceReader& reader);
  void NameActor(std::uint16_t actor, std::string name) { names_[actor] = std::move(name); }
  void Observe(CallRecord& record, std::uint16_t file, std::uint64_t line);
  void EndFile(const TraceReader& reader);
  Judgement Finish();

 private:
  void Collect(const CallRecord& record);
  void Count(const Verdict& verdict, const CallRecord& record);
  void CollectUnfinished();
  std::string ActorName(std::uint16_t actor) const;
  std::string PlaceText(const Place& place) const;
  std::string Summary(std::uint64_t number) const;

  // Presence is how far an actor got.
  struct Presence {
    std::uint64_t calls = 0;
    bool is_over = false;
  };

  Oracle oracle_;
  std::vector<std::string> files_;
  std::map<std::uint16_t, std::string> names_;
  std::map<std::uint16_t, Presence> actors_;
  bool states_tokens_ = false;
  std::vector<Place> places_;  // by record number, less one
  std::size_t collected_ = 0;
  std::map<std::pair<const Clause*, Party>, std::size_t> finding_of_;
  RecordWriter writer_;
  Judgement judgement_;
};

std::uint16_t Session::AddFile(const TraceReader& reader) {
  files_.push_back(reader.name());
  const std::string& subject = reader.header().subject;
  auto& subjects = judgement_.subjects;
  if (!subject.empty() && std::ranges::find(subjects, subject) == subjects.end()) subjects.push_back(subject);
  return static_cast<std::uint16_t>(files_.size() - 1);
}

void Session::Observe(CallRecord& record, std::uint16_t file, std::uint64_t line) {
  record.number = places_.size() + 1;
  places_.push_back({static_cast<std::uint32_t>(line), file, record.actor, record.call, record.status});
  Presence& presence = actors_[record.actor];
  ++presence.calls;
  presence.is_over = record.call == Call::kEnd;
  states_tokens_ = states_tokens_ || StatesToken(record.input_token) || StatesToken(record.output_token);
  const bool is_handshake = record.call == Call::kInitialize || record.call == Call::kAccept;
  if (states_tokens_ || !is_handshake) {
    oracle_.Observe(record);
  } else {
    CallRecord judged = record;  // what is shown stays as it was written
    SizesFromDescriptors(judged);
    oracle_.Observe(judged);
  }
  if (oracle_.violations().size() > collected_) Collect(record);
  if (!record.crashed && !record.timed_out) return;
  presence.is_over = true;
  judgement_.died = true;
  judgement_.broken_off.push_back(PlaceText(places_.back()) + (record.crashed ? ": the process died in this call"
                                                                              : ": this call did not return in time"));
}

void Session::Collect(const CallRecord& record) {
  const auto violations = oracle_.violations();
  for (; collected_ < violations.size(); ++collected_) Count(violations[collected_], record);
}

void Session::Count(const Verdict& verdict, const CallRecord& record) {
  const auto [found, is_new] = finding_of_.try_emplace({verdict.clause, verdict.party}, judgement_.findings.size());
  if (!is_new) {
    Finding& finding = judgement_.findings[found->second];
    ++finding.times;
    if (finding.verdict.weight == Weight::kFailure || verdict.weight != Weight::kFailure) return;
    finding.verdict = verdict;  // the first that counts is shown, rather than one that only warns
    finding.records.clear();
  } else {
    judgement_.findings.push_back({verdict, {}, {}, 1});
  }
  Finding& finding = judgement_.findings[found->second];
  finding.actor = ActorName(verdict.actor);
  if (verdict.earlier != 0 && verdict.earlier < record.number) finding.records.push_back(Summary(verdict.earlier));
  const Place& place = places_.back();
  std::string line = files_[place.file] + ":" + std::to_string(place.line) + " ";
  writer_.Append(record, line);
  line.pop_back();
  finding.records.push_back(std::move(line));
}

std::string Session::ActorName(std::uint16_t actor) const {
  const auto found = names_.find(actor);
  return found != names_.end() ? found->second : "actor " + std::to_string(actor);
}

std::string Session::PlaceText(const Place& place) const {
  return files_[place.file] + ":" + std::to_string(place.line) + " " + ActorName(place.actor) + " " +
         std::string(CallWord(place.call));
}

std::string Session::Summary(std::uint64_t number) const {
  const Place& place = places_[number - 1];
  return PlaceText(place) + " = " + StatusText(place.status);
}

void Session::EndFile(const TraceReader& reader) {
  if (reader.error().empty()) return;
  if (reader.broke_off()) {
    judgement_.broken_off.push_back(reader.error());
  } else if (judgement_.error.empty()) {
    judgement_.error = reader.error();
  }
}

// CollectUnfinished names the actors whose session has no end: nothing tells whether they would have paid what they
// owed.
void Session::CollectUnfinished() {
  for (const auto& [actor, presence] : actors_) {
    if (presence.is_over) continue;
    judgement_.broken_off.push_back("the trace is cut short: " + ActorName(actor) + " made " +
                                    std::to_string(presence.calls) +
                                    " calls and has no `end` record; what it still owed is not judged");
  }
}

Judgement Session::Finish() {
  CollectUnfinished();
  judgement_.coverage = oracle_.coverage();
  judgement_.records = places_.size();
  return std::move(judgement_);
}

}  // namespace

Judgement JudgeTrace(TraceReader& reader, const Profile& profile) {
  Session session(profile);
  const std::uint16_t file = session.AddFile(reader);
  for (const TraceActor& actor : reader.header().actors) session.NameActor(actor.index, actor.name);
  for (CallRecord record; reader.Next(record);) session.Observe(record, file, reader.line());
  session.EndFile(reader);
  return session.Finish();
}

Judgement JudgeTogether(std::vector<TraceReader>& readers, const Profile& profile) {
  Session session(profile);
  TraceMerge merge(readers);
  for (const TraceReader& reader : readers) session.AddFile(reader);
  for (const auto& [actor, name] : merge.names()) session.NameActor(actor, name);
  MergedRecord merged;
  while (merge.Next(merged)) session.Observe(merged.record, merged.file, merged.line);
  for (const TraceReader& reader : readers) session.EndFile(reader);
  return session.Finish();
}

}  // namespace legwork::trace
