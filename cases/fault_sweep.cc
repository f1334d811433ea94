#include "cases/fault_sweep.h"

#include <algorithm>
#include <map>
#include <utility>

#include "cases/script/token_fields.h"
#include "model/token_facts.h"

namespace legwork {
namespace {

using script::Outcome;
using script::RecordedCall;
using script::Recording;
using script::RunResult;
using script::Script;
using script::Statement;

constexpr std::string_view kOfFields[] = {"append", "empty", "flip", "swap", "truncate", "zero"};
constexpr std::string_view kOfTokens[] = {"delay",    "drop",   "duplicate", "empty",   "fragment",
                                          "reflect", "reorder", "replace",   "replay", "truncate"};

// HarmlessRow is a field that no key protects and that nobody relies on, or that a fault leaves what it was.
struct HarmlessRow {
  std::string_view field;  // the end of its path
  std::string_view why;
};

constexpr HarmlessRow kHarmless[] = {
    {"AP-REQ/ap-options", "RFC 4120 5.2.8: reserved options are ignored, and the others are told under the checksum"},
    {"ticket/realm", "RFC 4120 3.2.3: the open name is a hint at the key"},
    {"ticket/sname", "RFC 4120 3.2.3: the open name is a hint at the key"},
    {"sname/name-type", "RFC 4120 6.2: the type of a name is a hint"},
    {"sname/name-string", "RFC 4120 3.2.3: the open name is a hint at the key"},
    {"enc-part/kvno", "RFC 4120 5.2.9: a hint at the key"},
    {"supportedMech", "RFC 4178 5: two names of one mechanism need no MIC"},
    {"negState", "RFC 4178 4.2.2: an initiator's state says nothing that the acceptor does not know"},
    {"TargetInfoFields", "MS-NLMP 3.1.5.1.2: a challenge without a timestamp gets no MIC, and nothing else covers it"},
    {"TargetInfo", "MS-NLMP 3.1.5.1.2: a challenge without a timestamp gets no MIC, and nothing else covers it"},
    {"MsvAvTimestamp", "MS-NLMP 3.1.5.1.2: a challenge without a timestamp gets no MIC, and nothing else covers it"},
};

bool Judges(Call call) { return call == Call::kInitialize || call == Call::kAccept; }

Statement Header(std::string_view word, std::string_view subject = {}) {
  Statement header;
  header.word.text = word;
  header.subject.text = subject;
  return header;
}

void Add(Statement& statement, std::string_view name, std::string value) {
  statement.attributes.push_back({script::Word{std::string(name), {}}, script::Word{std::move(value), {}}});
}

// Relaxed is the script without its expectations: whatever a call answers, the exchange goes on.
Script Relaxed(const Script& script) {
  Script relaxed = script;
  relaxed.headers.push_back(Header("observe"));
  std::erase_if(relaxed.events, [](const script::Event& event) { return !event.is_step(); });
  for (script::Event& event : relaxed.events) {
    event.expectations.clear();
    if (event.statement.result) event.statement.result->text = "*";
  }
  return relaxed;
}

// A READONLY token that is refused counts as one that was not found (BUF-003), which the oracle cannot tell from one
// that is refused because of what befell an earlier token.
bool PassesReadOnly(const Script& script) {
  return std::ranges::any_of(script.events, [](const script::Event& event) {
    return event.statement.Find("readonly") != nullptr;
  });
}

bool GoesWell(const Script& script) {
  const bool has_trouble = std::ranges::any_of(script.headers, [](const Statement& header) {
    const std::string_view word = header.word.text;
    return word == "fault" || word == "profile" || word == "observe" || (word == "kdc" && header.result);
  });
  if (has_trouble || PassesReadOnly(script)) return false;
  return std::ranges::all_of(script.events, [](const script::Event& event) {
    return !event.is_step() || !event.statement.result || !event.statement.result->text.starts_with("SEC_E_") ||
           event.statement.result->text == "SEC_E_OK";
  });
}

// TakesAltered says whether somebody went on with a token that was not what was sent, nobody ever failed, and everybody
// is established.
bool TakesAltered(const Recording& recording) {
  bool took_altered = false;
  std::map<std::uint16_t, SecStatus> last;
  for (const RecordedCall& call : recording.calls) {
    if (!Judges(call.record.call)) continue;
    if (IsFailure(call.record.status)) return false;
    last[call.record.actor] = call.record.status;
    // What an acceptor says first is heard and not heeded (SPN-004).
    if (call.record.call == Call::kInitialize && call.record.context.is_null) continue;
    const TokenOrigin origin = call.record.input_token.origin;
    took_altered |= origin == TokenOrigin::kAltered || origin == TokenOrigin::kForged;
  }
  return took_altered && std::ranges::all_of(last, [](const auto& of) { return of.second == SecStatus::kOk; });
}

// IsOfNobody says whether the field is in the token of a mechanism that was not selected, which nobody reads (SPN-002).
bool IsOfNobody(const SweepPoint& point, const Recording& recording) {
  constexpr std::int8_t kRequestMic = 3;
  return point.field.starts_with("NegTokenInit/mechToken") &&
         std::ranges::any_of(recording.calls, [](const RecordedCall& call) {
           return call.record.output_token.neg_state == kRequestMic;
         });
}

}  // namespace

FaultSweep::FaultSweep(const Script& script, PeerFactory& factory, StringToKeyCache& keys)
    : script_(script), factory_(factory), keys_(keys) {
  if (GoesWell(script)) FindPoints();
}

void FaultSweep::FindPoints() {
  Recording recording;
  script::RunRequest request;
  request.script = &script_;
  request.initiator = request.acceptor = &factory_;
  request.keys = &keys_;
  request.recording = &recording;
  if (script::RunScenario(request).outcome != Outcome::kPass) return;
  std::map<std::uint16_t, std::uint32_t> legs;
  for (const RecordedCall& call : recording.calls) {
    if (!Judges(call.record.call) || call.output_token.empty()) continue;
    const auto actor = std::ranges::find(recording.actors, call.record.actor, &script::RecordedActor::index);
    AddPoints(actor->name, ++legs[call.record.actor], call.output_token);
  }
}

void FaultSweep::AddPoints(const std::string& from, std::uint32_t leg, ByteView token) {
  for (const std::string_view fault : kOfTokens) points_.push_back({std::string(fault), from, leg, ""});
  for (const script::TokenField& field : script::FieldsOf(token)) {
    for (const std::string_view fault : kOfFields) points_.push_back({std::string(fault), from, leg, field.path});
  }
}

std::string FaultSweep::Try(const SweepPoint& point) {
  Script spoiled = Relaxed(script_);
  Statement fault = Header("fault", point.fault);
  Add(fault, "from", point.from);
  Add(fault, "leg", std::to_string(point.leg));
  if (!point.field.empty()) Add(fault, "field", point.field);
  spoiled.headers.push_back(std::move(fault));
  Recording recording;
  script::RunRequest request;
  request.script = &spoiled;
  request.initiator = request.acceptor = &factory_;
  request.keys = &keys_;
  request.recording = &recording;
  const RunResult result = script::RunScenario(request);
  if (result.outcome != Outcome::kPass) return std::string(OutcomeWord(result.outcome)) + ": " + result.message;
  const bool is_excused = !WhyHarmless(point).empty() || IsOfNobody(point, recording);
  return TakesAltered(recording) && !is_excused ? "an altered token was taken by both sides" : "";
}

std::string_view WhyHarmless(const SweepPoint& point) {
  for (const HarmlessRow& row : kHarmless) {
    if (point.field.ends_with(row.field)) return row.why;
  }
  return {};
}

}  // namespace legwork
