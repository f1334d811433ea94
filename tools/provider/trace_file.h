#ifndef LEGWORK_TOOLS_PROVIDER_TRACE_FILE_H_
#define LEGWORK_TOOLS_PROVIDER_TRACE_FILE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "tools/provider/recorder.h"
#include "tools/trace/record_writer.h"
#include "tools/trace/trace_header.h"
#include "tools/trace/trace_tail.h"

namespace legwork::provider {

// TraceFile writes records as lines of a trace (tools/docs/trace_format.md). Each line is there for other processes as
// soon as Put is over, in the file or in the tail beside it: the trace of a program that dies is wanted most of all.
class TraceFile : public RecordSink {
 public:
  // Open replaces the file. It gives null with the reason, also if another process is recording there.
  static std::unique_ptr<TraceFile> Open(const std::string& path, const trace::TraceHeader& header,
                                         std::string& trouble);
  ~TraceFile() override;
  TraceFile(const TraceFile&) = delete;
  TraceFile& operator=(const TraceFile&) = delete;

  void Put(const CallRecord& record) override;

 private:
  explicit TraceFile(int file) : file_(file) {}
  void Write(std::string_view octets);

  int file_;
  std::unique_ptr<trace::TraceTail> tail_;  // null where there can be none: then each line is written at once
  std::uint64_t size_ = 0;                  // octets in the file
  trace::RecordWriter writer_;
  std::string line_;
};

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_TRACE_FILE_H_
