#ifndef LEGWORK_TOOLS_SHIM_CODEC_UNSAID_H_
#define LEGWORK_TOOLS_SHIM_CODEC_UNSAID_H_

#include <string_view>

#include "sim/peer/peer.h"

namespace legwork::host {

// Unsaid names the argument of a call that the line protocol has no field for, "" if there is none. Such a call must
// not be sent: a shim would make another one of it, and be blamed for the answer.
std::string_view Unsaid(const CallRequest& request);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CODEC_UNSAID_H_
