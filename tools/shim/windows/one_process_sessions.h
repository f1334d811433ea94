#ifndef LEGWORK_TOOLS_SHIM_WINDOWS_ONE_PROCESS_SESSIONS_H_
#define LEGWORK_TOOLS_SHIM_WINDOWS_ONE_PROCESS_SESSIONS_H_

#include <cstdint>
#include <string>
#include <utility>

#include "tools/shim/host/performer.h"
#include "tools/shim/host/sessions.h"

namespace legwork::host {

// StandIns are files by which others stand in for what a machine of Windows would have; "": nobody does.
struct StandIns {
  std::string password_file;  // gets the password of the scenario's first user, for whoever checks passwords
  std::string clock_file;     // of eight octets, is there already: gets the world's shift (world_clock.cc)
};

// OneProcessSessions plays all sessions in this process: Windows cannot fork, and a process more for each actor costs
// more than a handshake. What a session leaves behind is the library's. A crash ends the process; the harness starts
// another one. Chance is the machine's, and so is the time without a clock file.
class OneProcessSessions : public Sessions {
 public:
  explicit OneProcessSessions(StandIns files) : files_(std::move(files)) {}

  void Begin(const WireRequest& request, WireReply& reply) override;
  bool End(WireReply& reply) override;

  // SetTime lets it be so many ticks (FILETIME) from now on; 0 changes nothing.
  void SetTime(std::int64_t ticks) override;

  // Account is the one that the session's actor runs as; no user: nobody.
  const WireAccount& account() const { return account_; }

 private:
  const StandIns files_;
  std::int64_t shift_ = 0;  // nanoseconds, what stands in the clock file
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
