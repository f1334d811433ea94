#include "tools/shim/host/server.h"

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

Server::Server(LineChannel& channel, Performer& performer, Hello hello)
    : channel_(channel), performer_(performer), hello_(std::move(hello)) {
  struct sigaction wake = {};
  wake.sa_handler = Wake;
  sigaction(SIGCHLD, &wake, nullptr);
}

int Server::Serve() {
  std::string line;
  while (channel_.ReadLine(line) && Answer(line)) {
  }
  return 0;
}

bool Server::Send(const WireReply& reply) {
  line_.clear();
  WriteReply(reply, line_);
  return channel_.Write(line_);
}

bool Server::Answer(const std::string& line) {
  using Kind = WireRequest::Kind;
  WireRequest request;
  WireReply reply;
  reply.text = ReadRequest(line, request);
  reply.sequence = request.sequence;
  reply.kind = WireReply::Kind::kError;
  if (!reply.text.empty()) return Send(reply);
  switch (request.kind) {
    case Kind::kHello:
      reply.kind = WireReply::Kind::kHello;
      reply.hello = hello_;
      return Send(reply);
    case Kind::kSession:
      return BeginSession(request);
    case Kind::kEnd:
      return false;
    case Kind::kBench:
      reply.kind = WireReply::Kind::kBench;
      reply.bench = performer_.Bench(request.bench);
      return Send(reply);
    case Kind::kCall:
      reply.kind = WireReply::Kind::kCall;
      SetTime(request.now);
      performer_.Answer(request.call, reply.call);
      return Send(reply);
  }
  return false;
}

// BeginSession forks; the child goes on serving, the parent waits for it and says how it ended.
bool Server::BeginSession(const WireRequest& request) {
  WireReply reply;
  reply.sequence = request.sequence;
  reply.kind = WireReply::Kind::kError;
  reply.text = "a session is open already";
  if (in_session_) return Send(reply);
  sigset_t child_signal, before;
  sigemptyset(&child_signal);
  sigaddset(&child_signal, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child_signal, &before);
  const pid_t child = fork();
  reply.text = std::string("fork failed: ") + std::strerror(errno);
  if (child < 0) return Send(reply);
  if (child == 0) {
    sigprocmask(SIG_SETMASK, &before, nullptr);
    in_session_ = true;
    SetSeed(request.seed);
    SetTime(request.now);
    reply.kind = WireReply::Kind::kSession;
    return Send(reply);
  }
  reply.text = AwaitSession(child);
  reply.kind = WireReply::Kind::kEnded;
  return Send(reply);
}

// AwaitSession returns how the session's process ended. If the harness goes away first, the process is ended too.
std::string Server::AwaitSession(int child) {
  sigset_t none;
  sigemptyset(&none);
  for (int status = 0;;) {
    if (waitpid(child, &status, WNOHANG) == child) return EndText(status);
    pollfd harness = {channel_.input(), 0, 0};
    if (ppoll(&harness, 1, nullptr, &none) <= 0 || (harness.revents & (POLLHUP | POLLERR)) == 0) continue;
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    return EndText(status);
  }
}

}  // namespace legwork::host
