#ifndef LEGWORK_TOOLS_TRACE_FORMAT_REFERENCE_H_
#define LEGWORK_TOOLS_TRACE_FORMAT_REFERENCE_H_

#include <string>

namespace legwork::trace {

// FormatReference is the section "Members" of tools/docs/trace_format.md: all tables of members, and the words that
// their values have. A test compares the page with it; `bazel run //tools/trace:print_reference` prints it.
std::string FormatReference();

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_FORMAT_REFERENCE_H_
