#ifndef LEGWORK_TOOLS_SHIM_WINDOWS_ONE_PROCESS_SESSIONS_H_
#define LEGWORK_TOOLS_SHIM_WINDOWS_ONE_PROCESS_SESSIONS_H_

#include "tools/shim/host/sessions.h"

namespace legwork::host {

// OneProcessSessions plays all sessions in this process: Windows cannot fork, and a process more for each actor costs
// more than a handshake. What a session leaves behind is the library's. A crash ends the process; the harness starts
// another one. Time and chance are the machine's.
class OneProcessSessions : public Sessions {
 public:
  void Begin(const WireRequest& request, WireReply& reply) override;
  bool End(WireReply& reply) override;
  void SetTime(std::int64_t) override {}

 private:
  bool in_session_ = false;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_WINDOWS_ONE_PROCESS_SESSIONS_H_
