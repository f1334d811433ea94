#include "tools/shim/fair_limit.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace legwork::host {
namespace {

// A schedstat is "RUN WAIT SLICES", nanoseconds (Linux, Documentation/scheduler/sched-stats.rst).
std::chrono::nanoseconds WaitIn(const char* path) {
  char text[128] = {};
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  const ssize_t size = read(file, text, sizeof text - 1);
  close(file);
  long long ran = 0, waited = 0;
  return std::chrono::nanoseconds(size > 0 && std::sscanf(text, "%lld %lld", &ran, &waited) == 2 ? waited : 0);
}

}  // namespace

std::chrono::nanoseconds StalledTime(pid_t process) {
  const std::string tasks = "/proc/" + std::to_string(process) + "/task";
  DIR* const threads = opendir(tasks.c_str());
  if (threads == nullptr) return {};
  std::chrono::nanoseconds sum{0};
  while (const dirent* const entry = readdir(threads)) {
    if (entry->d_name[0] != '.') sum += WaitIn((tasks + "/" + entry->d_name + "/schedstat").c_str());
  }
  closedir(threads);
  return sum;
}

std::chrono::nanoseconds StalledTimeOfThread() { return WaitIn("/proc/thread-self/schedstat"); }

std::chrono::milliseconds FairLimit::Slice() const {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(length_ - had_);
  return std::clamp(left, std::chrono::milliseconds(1), stood_.count() < 0 ? kFirst : kOther);
}

bool FairLimit::IsOver() { return Count(Clock::now()); }

bool FairLimit::Count(Clock::time_point now) {
  const std::chrono::nanoseconds passed = now - seen_;
  seen_ = now;
  if (stood_.count() < 0) {
    had_ += std::min<std::chrono::nanoseconds>(passed, kFirst);  // what is more was our own wait for a processor
    if (had_ >= kFirst) stood_ = stalled_();
  } else {
    const std::chrono::nanoseconds stood = stalled_();
    had_ += passed - std::clamp(stood - stood_, std::chrono::nanoseconds(0), passed);
    stood_ = stood;
  }
  return had_ >= length_ || now - began_ >= kStretchMax * length_;
}

}  // namespace legwork::host
