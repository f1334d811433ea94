#include "sim/world/event_queue.h"

#include <algorithm>

namespace legwork {

void EventQueue::Schedule(Ticks at, EventTarget& target, std::uint64_t detail) {
  events_.push_back({at, order_++, &target, detail});
  std::push_heap(events_.begin(), events_.end(), IsLater);
}

void EventQueue::Forget(const EventTarget& target) {
  std::erase_if(events_, [&](const Event& event) { return event.target == &target; });
  std::make_heap(events_.begin(), events_.end(), IsLater);
}

bool EventQueue::RunNext() {
  if (events_.empty()) return false;
  std::pop_heap(events_.begin(), events_.end(), IsLater);
  const Event event = events_.back();
  events_.pop_back();
  clock_->AdvanceTo(event.at);
  event.target->Fire(event.detail);
  return true;
}

void EventQueue::RunUntil(Ticks time) {
  while (!events_.empty() && events_.front().at <= time) RunNext();
  clock_->AdvanceTo(time);
}

std::size_t EventQueue::RunUntilIdle(std::size_t limit) {
  std::size_t fired = 0;
  while (fired < limit && RunNext()) ++fired;
  return fired;
}

}  // namespace legwork
