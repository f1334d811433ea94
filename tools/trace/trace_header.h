#ifndef LEGWORK_TOOLS_TRACE_TRACE_HEADER_H_
#define LEGWORK_TOOLS_TRACE_TRACE_HEADER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/call.h"
#include "tools/trace/json_cursor.h"

namespace legwork::trace {

inline constexpr int kTraceVersion = 1;

// TraceActor is one caller of a trace.
struct TraceActor {
  std::uint16_t index = 0;  // the records' `actor` and `peer`
  std::string name;         // "client"
  Role role = Role::kInitiator;
  PackageName package = PackageName::kNone;
};

// TraceHeader is the first line of a trace: what was recorded, in which world, and who calls.
struct TraceHeader {
  std::string subject;  // "sim", "sspi:libwinpr2.so.2", an application's name
  std::string world;    // the scenario, or whatever tells a reader where the calls were made
  std::string profile;  // whose answers to the documentation's ambiguities hold there; empty: the documented ones
  std::vector<TraceActor> actors;

  // ActorName is the name of an actor's index, "actor 3" for one that the header does not list.
  std::string ActorName(std::uint16_t index) const;
};

// AppendHeader adds the header as one line, line end included.
void AppendHeader(const TraceHeader& header, std::string& out);

// ReadHeader takes such a line. It gives false and the problem if it is none, or of a version that is not known.
bool ReadHeader(std::string_view line, TraceHeader& header, LineProblem& problem);

// AppendJsonText adds a text with its quotation marks; what JSON reserves is escaped.
void AppendJsonText(std::string_view text, std::string& out);

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_TRACE_HEADER_H_
