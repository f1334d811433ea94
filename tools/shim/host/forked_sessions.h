#ifndef LEGWORK_TOOLS_SHIM_HOST_FORKED_SESSIONS_H_
#define LEGWORK_TOOLS_SHIM_HOST_FORKED_SESSIONS_H_

#include <string>

#include "tools/shim/host/sessions.h"

namespace legwork::host {

// ForkedSessions forks for each session, after the library was loaded, so that a session starts in well under a
// millisecond and its death costs nothing but itself. The child serves; the parent waits and says how it ended.
class ForkedSessions : public Sessions {
 public:
  // `harness` is the descriptor that hangs up when nobody sends requests any more.
  explicit ForkedSessions(int harness);

  void Begin(const WireRequest& request, WireReply& reply) override;
  bool End(WireReply&) override { return false; }
  void SetTime(std::int64_t ticks) override;

 private:
  std::string AwaitSession(int child);

  const int harness_;
  bool in_session_ = false;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_FORKED_SESSIONS_H_
