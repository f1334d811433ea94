#include "tools/shim/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <span>

#include "tools/shim/marked_processes.h"

namespace legwork::host {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kLineMax = 64u << 20;  // a longer line is garbage

std::vector<char*> Pointers(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (const std::string& text : texts) pointers.push_back(const_cast<char*>(text.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

// Spawn starts the program with `socket` as its standard input and output, and gives an errno.
int Spawn(const ChildOrder& order, int socket, pid_t* pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
  if (!order.keeps_stderr) posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  if (!order.folder.empty()) posix_spawn_file_actions_addchdir_np(&actions, order.folder.c_str());
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  const int error = posix_spawn(pid, order.arguments[0].c_str(), &actions, &attributes,
                                Pointers(order.arguments).data(), Pointers(order.environment).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return error;
}

// A mark is the harness's process and a number that is its own.
std::string NextMark() {
  static std::atomic<unsigned> last{0};
  return "LEGWORK_CHILD=" + std::to_string(getpid()) + "." + std::to_string(++last);
}

int OpenEnd(pid_t pid) { return static_cast<int>(syscall(SYS_pidfd_open, pid, 0)); }

// WaitFor waits up to the limit for any of the descriptors, of which one below 0 is ignored; false when the time is
// over.
bool WaitFor(std::span<pollfd> wanted, std::chrono::milliseconds limit) {
  const Clock::time_point end = Clock::now() + limit;
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    const int ready = poll(wanted.data(), wanted.size(), left > 0 ? static_cast<int>(left) : 0);
    if (ready > 0) return true;
    if (ready == 0 && left <= 0) return false;
    if (ready < 0 && errno != EINTR) return false;
  }
}

std::string EndText(int status) {
  if (WIFEXITED(status)) return "exited with status " + std::to_string(WEXITSTATUS(status));
  const char* const name = sigabbrev_np(WTERMSIG(status));
  return std::string("killed by SIG") + (name == nullptr ? "?" : name);
}

// HasEnded looks without reaping, so that the group's number stays ours.
bool HasEnded(pid_t pid) {
  siginfo_t info = {};
  return waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid;
}

}  // namespace

std::string ChildProcess::Start(const ChildOrder& order) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return std::string("no socket pair: ") + std::strerror(errno);
  }
  pid_t pid = -1;
  mark_ = NextMark();
  ChildOrder marked = order;
  marked.environment.push_back(mark_);
  const int error = Spawn(marked, ends[1], &pid);
  close(ends[1]);
  if (error != 0) {
    close(ends[0]);
    return order.arguments[0] + " does not start: " + std::strerror(error);
  }
  pid_ = pid;
  socket_ = ends[0];
  end_ = OpenEnd(pid);
  was_killed_ = false;
  fcntl(socket_, F_SETFL, O_NONBLOCK);
  pending_.clear();
  return "";
}

FairLimit ChildProcess::Limit(std::chrono::milliseconds limit) const {
  return FairLimit(limit, [this] { return StalledTimeOfMarked(mark_) + StalledTimeOfThread(); });
}

ChildProcess::Exchange ChildProcess::Ask(std::string_view line, std::chrono::milliseconds limit, std::string& answer,
                                         const Attendant& attendant) {
  constexpr std::uint32_t kLookEvery = 4096;
  FairLimit fair = Limit(limit);
  if (++asked_ % kLookEvery == 0 && IsTooLarge()) return Exchange::kTooLarge;
  if (!Send(line, fair)) return Exchange::kTimedOut;
  return AwaitWithin(fair, answer, attendant);
}

// Send is false if the program takes nothing in time.
bool ChildProcess::Send(std::string_view line, FairLimit& limit) {
  while (!line.empty()) {
    const ssize_t sent = send(socket_, line.data(), line.size(), MSG_NOSIGNAL);
    if (sent > 0) {
      line.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      pollfd wanted = {socket_, POLLOUT, 0};
      if (!WaitFor({&wanted, 1}, limit.Slice()) && limit.IsOver()) return false;
    } else if (errno != EINTR) {
      break;  // what the program said before it went is still to be read
    }
  }
  return true;
}

bool ChildProcess::HasMore() const {
  pollfd wanted = {socket_, POLLIN, 0};
  return !pending_.empty() || (running() && poll(&wanted, 1, 0) > 0);
}

ChildProcess::Exchange ChildProcess::Await(std::chrono::milliseconds limit, std::string& answer) {
  FairLimit fair = Limit(limit);
  return AwaitWithin(fair, answer, nullptr);
}

// A program that is silent is looked at after each slice.
ChildProcess::Exchange ChildProcess::AwaitWithin(FairLimit& limit, std::string& answer, const Attendant& attendant) {
  for (std::size_t searched = 0;;) {
    const std::size_t found = pending_.find('\n', searched);
    if (found != std::string::npos) {
      answer.assign(pending_, 0, found);
      pending_.erase(0, found + 1);
      return Exchange::kLine;
    }
    searched = pending_.size();
    if (searched > kLineMax) return Exchange::kTooLong;
    if (attendant) attendant(socket_, limit.Slice());
    pollfd wanted[] = {{socket_, POLLIN, 0}, {end_, POLLIN, 0}};
    const bool is_there = WaitFor(wanted, attendant ? std::chrono::milliseconds(0) : limit.Slice());
    char chunk[65536];
    const ssize_t got = recv(socket_, chunk, sizeof chunk, 0);
    if (got > 0) {
      pending_.append(chunk, static_cast<std::size_t>(got));
      continue;
    }
    const bool would_wait = got < 0 && (errno == EINTR || errno == EAGAIN);
    if (is_there || !would_wait) return Exchange::kClosed;  // also if the program ended and left its output to another
    if (limit.IsOver()) return Exchange::kTimedOut;
    if (IsTooLarge()) return Exchange::kTooLarge;
  }
}

// IsTooLarge looks at the memory of all that bear the mark.
bool ChildProcess::IsTooLarge() { return ResidentOfMarked(mark_) >> 20 > MemoryMax(); }

std::uint64_t ChildProcess::MemoryMax() {
  constexpr std::uint64_t kUsual = 2048;
  const char* const named = getenv("LEGWORK_MEMORY_MIB");
  const std::uint64_t mebibytes = named == nullptr ? 0 : std::strtoull(named, nullptr, 10);
  return mebibytes == 0 ? kUsual : mebibytes;
}

std::string ChildProcess::Finish(std::chrono::milliseconds moment) {
  if (pid_ <= 0) return "not started";
  close(socket_);
  const Clock::time_point end = Clock::now() + moment;
  while (!HasEnded(pid_) && Clock::now() < end) poll(nullptr, 0, 1);
  was_killed_ = !HasEnded(pid_);
  kill(-pid_, SIGKILL);
  KillMarked(mark_);
  if (end_ >= 0) close(end_);
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = socket_ = end_ = -1;
  return EndText(status);
}

}  // namespace legwork::host
