#include "tools/shim/host/forked_sessions.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "tools/shim/host/pins.h"

namespace legwork::host {
namespace {

std::string EndText(int status) {
  if (WIFEXITED(status)) return "exited with status " + std::to_string(WEXITSTATUS(status));
  const char* const name = sigabbrev_np(WTERMSIG(status));
  return std::string("killed by SIG") + (name == nullptr ? "?" : name);
}

void Wake(int) {}

}  // namespace

ForkedSessions::ForkedSessions(int harness) : harness_(harness) {
  struct sigaction wake = {};
  wake.sa_handler = Wake;
  sigaction(SIGCHLD, &wake, nullptr);
}

void ForkedSessions::SetTime(std::int64_t ticks) { host::SetTime(ticks); }

void ForkedSessions::Begin(const WireRequest& request, WireReply& reply) {
  reply.kind = WireReply::Kind::kError;
  reply.text = "a session is open already";
  if (in_session_) return;
  sigset_t child_signal, before;
  sigemptyset(&child_signal);
  sigaddset(&child_signal, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child_signal, &before);
  const pid_t child = fork();
  reply.text = std::string("fork failed: ") + std::strerror(errno);
  if (child < 0) return;
  if (child == 0) {
    sigprocmask(SIG_SETMASK, &before, nullptr);
    in_session_ = true;
    SetSeed(request.seed);
    SetTime(request.now);
    reply.kind = WireReply::Kind::kSession;
    reply.text.clear();
    return;
  }
  reply.text = AwaitSession(child);
  reply.kind = WireReply::Kind::kEnded;
}

// AwaitSession returns how the session's process ended. If the harness goes away first, the process is ended too.
std::string ForkedSessions::AwaitSession(int child) {
  sigset_t none;
  sigemptyset(&none);
  for (int status = 0;;) {
    if (waitpid(child, &status, WNOHANG) == child) return EndText(status);
    pollfd harness = {harness_, 0, 0};
    if (ppoll(&harness, 1, nullptr, &none) <= 0 || (harness.revents & (POLLHUP | POLLERR)) == 0) continue;
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    return EndText(status);
  }
}

}  // namespace legwork::host
