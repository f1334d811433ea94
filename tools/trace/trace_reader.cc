#include "tools/trace/trace_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace legwork::trace {
namespace {

constexpr std::size_t kBufferSize = 1u << 16;

bool IsBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

std::size_t ColumnOf(std::string_view line, std::string_view member) {
  const std::size_t at = line.find("\"" + std::string(member) + "\"");
  return at == std::string_view::npos ? 1 : at + 1;
}

bool IsDeclared(const TraceHeader& header, std::uint16_t actor) {
  return std::ranges::any_of(header.actors, [actor](const TraceActor& other) { return other.index == actor; });
}

std::string DeclaredActors(const TraceHeader& header) {
  std::string text = "; the header's `actors` are";
  for (const TraceActor& actor : header.actors) text += " " + std::to_string(actor.index) + " (" + actor.name + ")";
  return text;
}

// FindContradiction says what is wrong with a record that can be read, but not be true; nothing: it can. A peer may be
// declared in another trace.
LineProblem FindContradiction(const TraceHeader& header, const CallRecord& record, std::string_view line) {
  const bool is_listed = header.actors.empty() || IsDeclared(header, record.actor);
  if (!is_listed) {
    return {ColumnOf(line, "actor"),
            "nobody is declared as actor " + std::to_string(record.actor) + DeclaredActors(header)};
  }
  if (record.ended_at != 0 && record.ended_at < record.began_at) {
    return {ColumnOf(line, "ended_at"), "the call ended at " + std::to_string(record.ended_at) +
                                            ", before it began at " + std::to_string(record.began_at) +
                                            "; `ended_at` is no less than `began_at`"};
  }
  return {};
}

}  // namespace

ByteSource SourceOf(std::string_view text) {
  return [text](char* out, std::size_t size) mutable {
    const std::size_t count = std::min(size, text.size());
    std::memcpy(out, text.data(), count);
    text.remove_prefix(count);
    return count;
  };
}

TraceReader::TraceReader(std::string name, ByteSource source)
    : name_(std::move(name)), source_(std::move(source)), buffer_(kBufferSize) {
  ReadHeaderLine();
}

void TraceReader::Fail(const LineProblem& problem) {
  error_ = name_ + ":" + std::to_string(line_number_) + ":" + std::to_string(problem.column) + ": ";
  broke_off_ = !line_ended_ && line_number_ > 1;
  if (broke_off_) error_ += "the trace breaks off inside this line, which is no whole record: ";
  error_ += problem.what;
}

// Refill makes room for more of a line that does not fit, up to what a line may have.
bool TraceReader::Refill() {
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  if (end_ == buffer_.size()) {
    if (buffer_.size() >= kLineSizeMax) return false;
    buffer_.resize(std::min(buffer_.size() * 4, kLineSizeMax));
  }
  const std::size_t count = source_(buffer_.data() + end_, buffer_.size() - end_);
  end_ += count;
  at_end_ = count == 0;
  return true;
}

// NextLine gives the next line that is not blank, without its line end.
bool TraceReader::NextLine(std::string_view* line) {
  std::size_t searched = 0;
  while (error_.empty()) {
    const char* const start = buffer_.data() + begin_;
    const void* const found = std::memchr(start + searched, '\n', end_ - begin_ - searched);
    if (found == nullptr && !at_end_) {
      searched = end_ - begin_;
      if (Refill()) continue;
      ++line_number_;
      Fail({1, "the line is longer than " + std::to_string(kLineSizeMax) + " bytes; a record has a few hundred"});
      return false;
    }
    line_ended_ = found != nullptr;
    const auto size = line_ended_ ? static_cast<std::size_t>(static_cast<const char*>(found) - start) : end_ - begin_;
    if (!line_ended_ && size == 0) return false;
    *line = {start, size};
    begin_ += size + (line_ended_ ? 1 : 0);
    ++line_number_;
    searched = 0;
    if (!IsBlank(*line)) return true;
  }
  return false;
}

void TraceReader::ReadHeaderLine() {
  std::string_view line;
  LineProblem problem = {1, "the trace is empty; its first line is a header, {\"trace\":\"legwork\",\"version\":1,…}"};
  if (NextLine(&line) ? ReadHeader(line, header_, problem) : !error_.empty()) return;
  Fail(problem);
}

bool TraceReader::Next(CallRecord& record) {
  std::string_view line;
  if (!NextLine(&line)) return false;
  if (!reader_.Read(line, record)) {
    Fail(reader_.problem());
    return false;
  }
  if (const LineProblem problem = FindContradiction(header_, record, line); !problem.what.empty()) {
    Fail(problem);
    return false;
  }
  ++records_;
  if (record.number == 0) record.number = records_;
  return true;
}

}  // namespace legwork::trace
