#include <iostream>

#include "tools/cli/commands.h"
#include "tools/cli/settings.h"
#include "tools/cli/trace_file.h"
#include "tools/trace/trace_diff.h"

// `diff`: two recorded traces, member by member.
namespace legwork::cli {

int Diff(const DiffOptions& options) {
  for (const std::string& name : options.ignored) {
    if (!trace::IsFieldName(name)) {
      return Fail(kUsage, "no member of a record is called `" + name + "`; tools/docs/trace_format.md lists them");
    }
  }
  TraceFiles traces = OpenTraces({options.left, options.right});
  if (!traces.error.empty()) return Fail(kUsage, traces.error);
  const trace::TraceDifference difference = trace::CompareTraces(traces.readers[0], traces.readers[1], options.ignored);
  if (!difference.error.empty()) return Fail(kUsage, difference.error);
  std::cout << DifferenceText(difference, options.left, options.right);
  return difference.Same() ? kAsExpected : kUnexpected;
}

}  // namespace legwork::cli
