#ifndef LEGWORK_TOOLS_SHIM_CODEC_OPTIONAL_ARGUMENTS_H_
#define LEGWORK_TOOLS_SHIM_CODEC_OPTIONAL_ARGUMENTS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/peer/peer.h"

namespace legwork::host {

// OptionalArgument is something that a call may be given and that a shim is not sent unless its hello says that it
// takes it (protocol.md): what is left out would make another call, and its answer would be blamed on the subject.
struct OptionalArgument {
  std::string_view word;  // in the hello's `arguments`
  std::string_view what;  // in the reason for a skip
  bool (*is_given)(const CallRequest& request);
};

std::span<const OptionalArgument> OptionalArguments();

// AllArguments are the words of all, for the hello of a shim that takes whatever there is.
std::vector<std::string> AllArguments();

// Unsaid names what the request gives and a shim that takes `arguments` cannot be told, "" if there is none. Such a
// call must not be sent.
std::string_view Unsaid(const CallRequest& request, const std::vector<std::string>& arguments);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CODEC_OPTIONAL_ARGUMENTS_H_
