#ifndef LEGWORK_SIM_WORLD_EVENT_QUEUE_H_
#define LEGWORK_SIM_WORLD_EVENT_QUEUE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/world/virtual_clock.h"

namespace legwork {

// EventTarget is called when something it scheduled is due. `detail` is the number it gave then.
class EventTarget {
 public:
  virtual ~EventTarget() = default;
  virtual void Fire(std::uint64_t detail) = 0;
};

// EventQueue holds what is due and moves the clock to it. Events of the same time fire in the order in which they were
// scheduled. It allocates only when it holds more events than ever before.
class EventQueue {
 public:
  explicit EventQueue(VirtualClock& clock) : clock_(&clock) {}
  EventQueue(const EventQueue&) = delete;
  EventQueue& operator=(const EventQueue&) = delete;

  // Schedule makes `target` due at `at`, at once if that is past. The target lives until it fired or was forgotten.
  void Schedule(Ticks at, EventTarget& target, std::uint64_t detail);

  // Forget drops all that is due to the target.
  void Forget(const EventTarget& target);

  // RunNext moves the clock to the next event and fires it; false if nothing is due.
  bool RunNext();

  // RunUntil fires everything due up to and including `time`, then moves the clock there.
  void RunUntil(Ticks time);

  // RunUntilIdle fires until nothing is due, at most `limit` events; it gives how many fired.
  std::size_t RunUntilIdle(std::size_t limit);

  std::size_t pending() const { return events_.size(); }

 private:
  struct Event {
    Ticks at;
    std::uint64_t order;
    EventTarget* target;
    std::uint64_t detail;
  };
  static bool IsLater(const Event& a, const Event& b) { return a.at != b.at ? a.at > b.at : a.order > b.order; }

  VirtualClock* clock_;
  std::uint64_t order_ = 0;
  std::vector<Event> events_;  // a heap with the earliest event in front
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WORLD_EVENT_QUEUE_H_
