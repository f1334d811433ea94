#ifndef LEGWORK_TOOLS_SHIM_HOST_SESSIONS_H_
#define LEGWORK_TOOLS_SHIM_HOST_SESSIONS_H_

#include <cstdint>

#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"

namespace legwork::host {

// Sessions is how a host begins anew with a library that nobody used.
class Sessions {
 public:
  virtual ~Sessions() = default;

  // Begin answers a request for a session: `reply` says kSession, or kError with the reason. A host that plays sessions
  // in processes of their own returns in the first process only when the session is over, and then says kEnded.
  virtual void Begin(const WireRequest& request, WireReply& reply) = 0;

  // End answers the request to end the session. False: this process ends, and whoever waits for it tells.
  virtual bool End(WireReply& reply) = 0;

  // SetTime is called before each call with the world's time, FILETIME ticks; 0 leaves it as it is.
  virtual void SetTime(std::int64_t ticks) = 0;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_SESSIONS_H_
