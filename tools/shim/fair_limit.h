#ifndef LEGWORK_TOOLS_SHIM_FAIR_LIMIT_H_
#define LEGWORK_TOOLS_SHIM_FAIR_LIMIT_H_

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <utility>

namespace legwork::host {

// StalledTime is how long the threads of a process that still live have waited for a processor, all together, and
// StalledTimeOfThread the same of the calling thread: the second number of schedstat, zero where the kernel keeps none.
std::chrono::nanoseconds StalledTime(pid_t process);
std::chrono::nanoseconds StalledTimeOfThread();

// FairLimit is a limit on the time that a program was given. While it, or whoever serves it, waits for a processor, the
// limit stands still: so what counts as no answer on a busy machine is what counts as none on an idle one. It never
// takes more than kStretchMax times its length.
//
//   FairLimit limit(length, stalled);
//   while (!limit.IsOver()) if (WaitFor(something, limit.Slice())) …;
//
// A wait that is over soon costs one look at the clock: what is stalled is asked for after the first slice only.
class FairLimit {
 public:
  using Clock = std::chrono::steady_clock;
  using Stalled = std::function<std::chrono::nanoseconds()>;  // sums up; may fall where a thread has ended
  static constexpr int kStretchMax = 40;

  FairLimit(std::chrono::milliseconds length, Stalled stalled)
      : length_(length), stalled_(std::move(stalled)), began_(Clock::now()), seen_(began_) {}

  // Slice is how long to wait before IsOver is asked again: at least a millisecond.
  std::chrono::milliseconds Slice() const;
  bool IsOver();

  // Count is what IsOver does, with the clock given.
  bool Count(Clock::time_point now);

 private:
  static constexpr std::chrono::milliseconds kFirst{50};
  static constexpr std::chrono::milliseconds kOther{250};

  const std::chrono::milliseconds length_;
  const Stalled stalled_;
  const Clock::time_point began_;
  Clock::time_point seen_;              // up to here is counted
  std::chrono::nanoseconds had_{0};     // of the time up to there
  std::chrono::nanoseconds stood_{-1};  // what stalled_ gave then; below 0: not asked yet
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_FAIR_LIMIT_H_
