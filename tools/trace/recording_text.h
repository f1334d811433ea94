#ifndef LEGWORK_TOOLS_TRACE_RECORDING_TEXT_H_
#define LEGWORK_TOOLS_TRACE_RECORDING_TEXT_H_

#include <string>

#include "cases/script/recording.h"

namespace legwork::trace {

// RecordingText is a scenario's run as a trace, tokens included. `subject` is what was run, `world` the scenario's id,
// `profile` the answers that it ran under.
std::string RecordingText(const script::Recording& recording, std::string subject, std::string world,
                          std::string profile);

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_RECORDING_TEXT_H_
