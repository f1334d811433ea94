#include "tools/shim/marked_processes.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "tools/shim/fair_limit.h"

namespace legwork::host {
namespace {

std::string ReadWhole(const std::string& path) {
  std::string text;
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  char chunk[8192];
  for (ssize_t got; file >= 0 && (got = read(file, chunk, sizeof chunk)) > 0;) {
    text.append(chunk, static_cast<std::size_t>(got));
  }
  if (file >= 0) close(file);
  return text;
}

// Bears: an environment ends each of its variables with a zero.
bool Bears(const std::string& environment, std::string_view mark) {
  const std::string wanted = std::string(mark) + '\0';
  for (std::size_t at = environment.find(wanted); at != std::string::npos; at = environment.find(wanted, at + 1)) {
    if (at == 0 || environment[at - 1] == '\0') return true;
  }
  return false;
}

// Seen is what one look at the machine's processes found, both in the order of their numbers.
struct Seen {
  std::vector<pid_t> marked;
  std::vector<pid_t> silent;  // show no environment: ended since they were listed, zombies, others' and the kernel's
};

Seen Look(std::string_view mark) {
  Seen seen;
  DIR* const processes = opendir("/proc");
  if (processes == nullptr) return seen;
  while (const dirent* const entry = readdir(processes)) {
    const pid_t pid = std::atoi(entry->d_name);
    if (pid <= 0) continue;
    const std::string environment = ReadWhole("/proc/" + std::string(entry->d_name) + "/environ");
    if (environment.empty()) seen.silent.push_back(pid);
    if (Bears(environment, mark)) seen.marked.push_back(pid);
  }
  closedir(processes);
  std::sort(seen.silent.begin(), seen.silent.end());
  return seen;
}

}  // namespace

// One that forks while the others are looked for is found the next time. One that forked after it was listed, and ended
// before it was read, has left its child unseen: so the last look must find none that fell silent since the one before.
void KillMarked(std::string_view mark) {
  constexpr int kRoundsMax = 5000;  // one a millisecond: a process that is killed still has to be given time to die
  std::vector<pid_t> silent_before;
  for (int round = 0; round < kRoundsMax; ++round) {
    Seen seen = Look(mark);
    for (const pid_t pid : seen.marked) kill(pid, SIGKILL);
    const bool none_fell_silent =
        std::includes(silent_before.begin(), silent_before.end(), seen.silent.begin(), seen.silent.end());
    if (seen.marked.empty() && none_fell_silent) return;
    silent_before = std::move(seen.silent);
    if (!seen.marked.empty()) poll(nullptr, 0, 1);
  }
}

std::uint64_t ResidentOfMarked(std::string_view mark) {
  std::uint64_t pages = 0;
  for (const pid_t pid : Look(mark).marked) {
    unsigned long long size = 0, resident = 0;
    const std::string text = ReadWhole("/proc/" + std::to_string(pid) + "/statm");
    if (std::sscanf(text.c_str(), "%llu %llu", &size, &resident) == 2) pages += resident;
  }
  return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

std::chrono::nanoseconds StalledTimeOfMarked(std::string_view mark) {
  std::chrono::nanoseconds sum{0};
  for (const pid_t pid : Look(mark).marked) sum += StalledTime(pid);
  return sum;
}

}  // namespace legwork::host
