#ifndef LEGWORK_SIM_WORLD_VIRTUAL_CLOCK_H_
#define LEGWORK_SIM_WORLD_VIRTUAL_CLOCK_H_

#include <cstdint>

namespace legwork {

// Ticks are FILETIME units: 100 ns since 1601-01-01 UTC (TSP-001).
using Ticks = std::int64_t;
inline constexpr Ticks kTicksPerSecond = 10'000'000;

// The clock starts on 2026-01-01 00:00:00 UTC, never at zero, which code may take for "no time".
inline constexpr Ticks kWorldStart = 134'116'992'000'000'000;

// VirtualClock is the only time in a world. It moves when the event queue moves it, and never back.
class VirtualClock {
 public:
  Ticks Now() const { return now_; }
  void AdvanceTo(Ticks time) { now_ = time > now_ ? time : now_; }
  void Advance(Ticks duration) { now_ += duration > 0 ? duration : 0; }

 private:
  Ticks now_ = kWorldStart;
};

// Clock is what one actor reads: the world's clock plus the actor's own error.
class Clock {
 public:
  explicit Clock(const VirtualClock& world, Ticks offset = 0) : world_(&world), offset_(offset) {}
  Ticks Now() const { return world_->Now() + offset_; }
  Ticks offset() const { return offset_; }
  void set_offset(Ticks offset) { offset_ = offset; }

 private:
  const VirtualClock* world_;
  Ticks offset_;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WORLD_VIRTUAL_CLOCK_H_
