#ifndef LEGWORK_TOOLS_PROVIDER_TRACE_FILE_H_
#define LEGWORK_TOOLS_PROVIDER_TRACE_FILE_H_

#include <memory>
#include <string>

#include "tools/provider/recorder.h"
#include "tools/trace/record_writer.h"
#include "tools/trace/trace_header.h"

namespace legwork::provider {

// TraceFile writes records as lines of a trace (tools/docs/trace_format.md). Each line is written at once: the trace of
// a program that dies is wanted most of all.
class TraceFile : public RecordSink {
 public:
  // Open replaces the file. It gives null with the reason.
  static std::unique_ptr<TraceFile> Open(const std::string& path, const trace::TraceHeader& header,
                                         std::string& trouble);
  ~TraceFile() override;
  TraceFile(const TraceFile&) = delete;
  TraceFile& operator=(const TraceFile&) = delete;

  void Put(const CallRecord& record) override;

 private:
  explicit TraceFile(int file) : file_(file) {}
  void Flush();

  int file_;
  trace::RecordWriter writer_;
  std::string lines_;
};

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_TRACE_FILE_H_
