#ifndef LEGWORK_TOOLS_TRACE_TRACE_TAIL_H_
#define LEGWORK_TOOLS_TRACE_TRACE_TAIL_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "tools/trace/trace_reader.h"

namespace legwork::trace {

// TailPath is the file beside a trace that holds the lines which the trace itself does not have yet.
std::string TailPath(const std::string& trace);

// TraceTail holds octets that shall outlive the process that writes them, however it ends, without a call of the
// system for each: its memory is the file's, and stays the same pages however long the trace grows. The file has
//
//   Begin 8, little-endian    where in the trace its octets belong
//   Octets 65528              up to the first zero; a trace has none
//
// and is there only while a trace is being written, or when its writer died.
class TraceTail {
 public:
  static constexpr std::size_t kSize = 1u << 16;

  // Create makes the file, a new one even if there is one; null where it cannot be had or cannot be mapped.
  static std::unique_ptr<TraceTail> Create(const std::string& trace);
  // Destruction removes the file.
  ~TraceTail();
  TraceTail(const TraceTail&) = delete;
  TraceTail& operator=(const TraceTail&) = delete;

  // Append is false, and adds nothing, if there is no room.
  bool Append(std::string_view octets);

  // Octets are those added since the last Restart; they belong to the trace from `begin` on.
  std::string_view octets() const;
  void Restart(std::uint64_t begin);

 private:
  TraceTail(std::string path, char* memory) : path_(std::move(path)), memory_(memory) {}

  std::string path_;
  char* memory_;
  std::size_t used_ = 0;
};

// WithTail reads a trace's octets from `source` and then those that only the tail beside it has. A tail that is not
// this trace's, which its octets tell where both have some, is left alone.
ByteSource WithTail(ByteSource source, const std::string& trace);

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_TRACE_TAIL_H_
