#ifndef LEGWORK_TOOLS_TRACE_TRACE_READER_H_
#define LEGWORK_TOOLS_TRACE_TRACE_READER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/call_record.h"
#include "tools/trace/record_reader.h"
#include "tools/trace/trace_header.h"

namespace legwork::trace {

// ByteSource fills `out` with up to `size` bytes and says how many; 0 is the end. It is asked again only after more.
using ByteSource = std::function<std::size_t(char* out, std::size_t size)>;

// SourceOf reads from a text that outlives it.
ByteSource SourceOf(std::string_view text);

// kLineSizeMax bounds a line of a trace, line end included: a record is a few hundred bytes, and two tokens of 64 KiB
// as hexadecimal text a quarter of this.
inline constexpr std::size_t kLineSizeMax = 1u << 20;

// TraceReader reads a trace line by line, whatever its length, and keeps one line of it. Its name is what errors call
// it: the file's path.
class TraceReader {
 public:
  // Construction reads the header; error() says whether there is one.
  TraceReader(std::string name, ByteSource source);

  const TraceHeader& header() const { return header_; }

  // Next gives the next record, and false at the end of the trace or at an error. A record without number gets that of
  // its place among the records, from 1.
  bool Next(CallRecord& record);

  // error is empty, or "trace.jsonl:3:17: …" with what would have been right. Nothing is read after an error.
  const std::string& error() const { return error_; }

  // broke_off: the error is that the last line has no end, as when the recorder died while it wrote it.
  bool broke_off() const { return broke_off_; }

  const std::string& name() const { return name_; }
  std::uint64_t line() const { return line_number_; }  // of the record given last

 private:
  bool NextLine(std::string_view* line);
  bool Refill();
  void Fail(const LineProblem& problem);
  void ReadHeaderLine();

  std::string name_;
  ByteSource source_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  // what of the buffer is not yet taken
  std::size_t end_ = 0;
  bool at_end_ = false;
  bool line_ended_ = true;  // the current line had a line end
  std::uint64_t line_number_ = 0;
  std::uint64_t records_ = 0;
  TraceHeader header_;
  RecordReader reader_;
  std::string error_;
  bool broke_off_ = false;
};

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_TRACE_READER_H_
