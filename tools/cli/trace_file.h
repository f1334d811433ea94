#ifndef LEGWORK_TOOLS_CLI_TRACE_FILE_H_
#define LEGWORK_TOOLS_CLI_TRACE_FILE_H_

#include <string>
#include <vector>

#include "tools/trace/trace_reader.h"

namespace legwork::cli {

// TraceFiles are traces that were opened, their headers read, or what is wrong with the first that is none.
struct TraceFiles {
  std::vector<trace::TraceReader> readers;
  std::string error;  // names the file
};

// OpenTraces takes "-" for standard input, once. What only the tail beside a trace has is read with it.
TraceFiles OpenTraces(const std::vector<std::string>& paths);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_TRACE_FILE_H_
