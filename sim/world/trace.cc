#include "sim/world/trace.h"

#include <cstdio>

#include "sim/base/fingerprint.h"

namespace legwork {
namespace {

// Columns of a scenario file: the actor, the call, and the `=` before the status.
constexpr std::size_t kActorWidth = 8;
constexpr std::size_t kCallWidth = 12;
constexpr std::size_t kStatusColumn = 46;  // counted from 0
constexpr std::size_t kDetailWidth = 9;
constexpr std::size_t kFaultWidth = 12;
constexpr std::size_t kDirectionWidth = 15;

// AppendPadded leaves at least one space behind a text that fills its column.
void AppendPadded(std::string& line, std::string_view text, std::size_t width) {
  line.append(text);
  line.append(text.size() < width ? width - text.size() : 1, ' ');
}

void TrimRight(std::string& line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
}

std::string TimeText(Ticks at) {
  const Ticks microseconds = (at - kWorldStart) / 10;
  char text[48];
  std::snprintf(text, sizeof text, "+%lld.%06lld  ", static_cast<long long>(microseconds / 1'000'000),
                static_cast<long long>(microseconds % 1'000'000));
  return text;
}

std::string CallText(const TraceEntry& entry) {
  std::string line;
  AppendPadded(line, entry.actor, kActorWidth);
  AppendPadded(line, entry.word, kCallWidth);
  if (entry.text.empty()) TrimRight(line);
  line.append(entry.text);
  line.append(line.size() < kStatusColumn ? kStatusColumn - line.size() : 1, ' ');
  return line.append("= ").append(entry.result);
}

std::string DetailText(const TraceEntry& entry) {
  std::string line = "  ";
  AppendPadded(line, entry.word, kDetailWidth);
  return line.append(entry.text);
}

std::string FaultText(const TraceEntry& entry) {
  std::string line;
  AppendPadded(line, "fault", kActorWidth);
  AppendPadded(line, entry.word, kFaultWidth);
  AppendPadded(line, entry.actor, kDirectionWidth);
  return line.append(entry.text);
}

std::string EntryText(const TraceEntry& entry) {
  switch (entry.kind) {
    case TraceEntry::Kind::kCall:   return CallText(entry);
    case TraceEntry::Kind::kDetail: return DetailText(entry);
    case TraceEntry::Kind::kFault:  return FaultText(entry);
    case TraceEntry::Kind::kNote:   return "# " + entry.text;
  }
  return "";
}

}  // namespace

std::string TraceLine(const TraceEntry& entry) {
  std::string line = TimeText(entry.at) + EntryText(entry);
  TrimRight(line);
  return line;
}

void Trace::Call(Ticks at, std::string_view actor, std::string_view call, std::string_view attributes,
                 std::string_view status) {
  if (on()) Add({TraceEntry::Kind::kCall, at, actor, call, attributes, status, {}});
}

void Trace::Detail(Ticks at, std::string_view word, std::string_view text, ByteView token) {
  if (on()) Add({TraceEntry::Kind::kDetail, at, {}, word, text, {}, token});
}

void Trace::Fault(Ticks at, std::string_view direction, std::string_view fault, std::string_view parameters) {
  if (on()) Add({TraceEntry::Kind::kFault, at, direction, fault, parameters, {}, {}});
}

void Trace::Note(Ticks at, std::string_view text) {
  if (on()) Add({TraceEntry::Kind::kNote, at, {}, {}, text, {}, {}});
}

void Trace::Add(const Parts& parts) {
  Mix(static_cast<std::uint64_t>(parts.kind));
  Mix(static_cast<std::uint64_t>(parts.at));
  for (const std::string_view text : {parts.actor, parts.word, parts.text, parts.result}) Mix(AsBytes(text));
  Mix(parts.token);
  if (mode_ != Mode::kEntries) return;
  entries_.push_back({parts.kind, parts.at, std::string(parts.actor), std::string(parts.word), std::string(parts.text),
                      std::string(parts.result), Bytes(parts.token.begin(), parts.token.end())});
}

// Mix folds a number in by the finaliser of SplitMix64; order counts.
void Trace::Mix(std::uint64_t number) {
  std::uint64_t x = hash_ * 3 + number + 0x9E3779B97F4A7C15;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  hash_ = x ^ (x >> 31);
}

void Trace::Mix(ByteView octets) {
  Mix(octets.size());
  Mix(Fingerprint(octets));
}

std::string Trace::Text() const {
  std::string text;
  for (const TraceEntry& entry : entries_) text.append(TraceLine(entry)).append("\n");
  return text;
}

void Trace::Clear() {
  hash_ = kHashOfNothing;
  entries_.clear();
}

}  // namespace legwork
