#ifndef LEGWORK_TOOLS_TRACE_TRACE_DIFF_H_
#define LEGWORK_TOOLS_TRACE_TRACE_DIFF_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tools/trace/trace_reader.h"

namespace legwork::trace {

// FieldDifference is one member that two records give differently, as it stands in a trace.
struct FieldDifference {
  std::string path;  // "output.buffers[0].size_after"
  std::string left, right;
};

// RecordDifference is a pair of records of the same place in two traces. A trace that is over has line 0.
struct RecordDifference {
  std::uint64_t number = 0;  // place, from 1
  std::uint64_t left_line = 0, right_line = 0;
  std::string what;  // "client initialize", of the left record, or of the right one if the left trace is over
  std::vector<FieldDifference> fields;
};

// TraceDifference is all in which two traces differ, the first divergence first. Not compared are what the headers say
// of subject, world and profile, and the records' own numbers.
struct TraceDifference {
  std::vector<FieldDifference> header;    // actors
  std::vector<RecordDifference> records;  // the first ones, at most kRecordsShown
  std::uint64_t differing = 0;            // how many differ in all
  std::uint64_t compared = 0;
  std::string error;  // a trace that is none

  bool Same() const { return header.empty() && differing == 0; }
};
inline constexpr std::size_t kRecordsShown = 10;

// CompareTraces compares record by record and member by member. Handles are equal if each trace uses its own at the
// same places; times are equal if they are as long after the trace's first. Members that `ignored` names, by their own
// name or by their path without indices ("output_token.id"), are not looked at.
TraceDifference CompareTraces(TraceReader& left, TraceReader& right, const std::vector<std::string>& ignored);

// DifferenceText is the report of `legwork diff`, empty if there is no difference.
std::string DifferenceText(const TraceDifference& difference, std::string_view left, std::string_view right);

// IsFieldName says whether some member is called so, or has this path.
bool IsFieldName(std::string_view name);

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_TRACE_DIFF_H_
