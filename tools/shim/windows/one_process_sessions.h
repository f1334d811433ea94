#ifndef LEGWORK_TOOLS_SHIM_WINDOWS_ONE_PROCESS_SESSIONS_H_
#define LEGWORK_TOOLS_SHIM_WINDOWS_ONE_PROCESS_SESSIONS_H_

#include <string>
#include <utility>

#include "tools/shim/host/performer.h"
#include "tools/shim/host/sessions.h"

namespace legwork::host {

// OneProcessSessions plays all sessions in this process: Windows cannot fork, and a process more for each actor costs
// more than a handshake. What a session leaves behind is the library's. A crash ends the process; the harness starts
// another one. Time and chance are the machine's.
class OneProcessSessions : public Sessions {
 public:
  // The password of the scenario's first user goes into `password_file`, if there is one, for whoever checks passwords
  // in the machine's place.
  explicit OneProcessSessions(std::string password_file) : password_file_(std::move(password_file)) {}

  void Begin(const WireRequest& request, WireReply& reply) override;
  bool End(WireReply& reply) override;
  void SetTime(std::int64_t) override {}

  // Account is the one that the session's actor runs as; no user: nobody.
  const WireAccount& account() const { return account_; }

 private:
  const std::string password_file_;
  bool in_session_ = false;
  WireAccount account_;
};

// LoggedOn performs calls as the session's account: nobody is logged on to the machine as it, so it is named in
// pAuthData where the caller names nobody and means to initiate.
class LoggedOn : public Performer {
 public:
  LoggedOn(Performer& performer, const OneProcessSessions& sessions) : performer_(performer), sessions_(sessions) {}

  void BeginSession(const WireRequest& request) override { performer_.BeginSession(request); }
  void Answer(const CallRequest& request, CallReply& reply) override;
  BenchReply Bench(const BenchRequest& request) override { return performer_.Bench(request); }

 private:
  Performer& performer_;
  const OneProcessSessions& sessions_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_WINDOWS_ONE_PROCESS_SESSIONS_H_
