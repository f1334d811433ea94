#ifndef LEGWORK_TOOLS_PROVIDER_TRACE_FILE_H_
#define LEGWORK_TOOLS_PROVIDER_TRACE_FILE_H_

#include <memory>
#include <string>

#include "tools/provider/recorder.h"
#include "tools/trace/record_writer.h"
#include "tools/trace/trace_header.h"

namespace legwork::provider {

// TraceFile writes records as lines of a trace (tools/docs/trace_format.md). Lines are collected and written in pieces;
// what is left is written by Flush.
class TraceFile : public RecordSink {
 public:
  // Open replaces the file. It gives null with the reason.
  static std::unique_ptr<TraceFile> Open(const std::string& path, const trace::TraceHeader& header,
                                         std::string& trouble);
  ~TraceFile() override;
  TraceFile(const TraceFile&) = delete;
  TraceFile& operator=(const TraceFile&) = delete;

  void Put(const CallRecord& record) override;
  void Flush();

 private:
  explicit TraceFile(int file) : file_(file) {}

  static constexpr std::size_t kPiece = 1 << 16;  // octets: a program that dies takes some lines with it, no more

  int file_;
  trace::RecordWriter writer_;
  std::string lines_;
};

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_TRACE_FILE_H_
