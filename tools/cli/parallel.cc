#include "tools/cli/parallel.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

namespace legwork::cli {

void ForEach(std::size_t count, int jobs, const std::function<Task()>& make_task) {
  const std::size_t wanted = jobs > 0 ? static_cast<std::size_t>(jobs) : std::thread::hardware_concurrency();
  const std::size_t threads = std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(count, 1));
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    const Task task = make_task();
    for (std::size_t item = next++; item < count; item = next++) task(item);
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
}

struct Progress::State {
  const char* what;
  std::size_t count;
  std::mutex mutex;
  std::size_t done = 0;
  std::chrono::steady_clock::time_point shown = {};
};

Progress::Progress(const char* what, std::size_t count)
    : state_(isatty(STDERR_FILENO) ? new State{what, count, {}, 0, {}} : nullptr) {}

Progress::~Progress() {
  if (state_ == nullptr) return;
  std::fprintf(stderr, "\r\x1b[K");
  delete state_;
}

void Progress::Step() {
  if (state_ == nullptr) return;
  constexpr auto kInterval = std::chrono::milliseconds(100);
  const std::lock_guard lock(state_->mutex);
  ++state_->done;
  const auto now = std::chrono::steady_clock::now();
  if (now - state_->shown < kInterval) return;
  state_->shown = now;
  std::fprintf(stderr, "\r%s %zu of %zu\x1b[K", state_->what, state_->done, state_->count);
}

}  // namespace legwork::cli
