#include "sim/world/channel.h"

#include <algorithm>
#include <utility>

namespace legwork {
namespace {

constexpr std::size_t kNoPacket = SIZE_MAX;

}  // namespace

void Channel::Send(Direction direction, ByteView token) {
  Lane& lane = LaneOf(direction);
  const std::uint32_t leg = ++lane.sent;
  if (tap_ != nullptr) tap_->OnSent(direction, leg, token);
  Bytes memory = std::move(passage_.token);
  memory.assign(token.begin(), token.end());
  passage_ = Passage{.token = std::move(memory),
                     .earlier = lane.last,
                     .opposite = LaneOf(Opposite(direction)).last};
  Spoil(direction, leg, passage_);
  Dispatch(direction, leg, passage_);
  if (!faults_.empty()) lane.last.assign(token.begin(), token.end());
}

void Channel::Spoil(Direction direction, std::uint32_t leg, Passage& passage) {
  for (const PlannedFault& planned : faults_) {
    if (planned.direction != direction || (planned.leg != 0 && planned.leg != leg)) continue;
    const bool took_effect = Befall(planned, passage);
    if (tap_ != nullptr) tap_->OnFault(planned, leg, took_effect);
  }
  if (tap_ != nullptr && passage.clocks.any()) tap_->OnClocks(direction, passage.clocks);
}

bool Channel::Befall(const PlannedFault& planned, Passage& passage) const {
  const std::optional<std::string>& field = planned.parameters.field;
  passage.part = {0, passage.token.size()};
  const bool has_part = !field || (fields_ != nullptr && fields_->Find(passage.token, *field, &passage.part));
  return has_part && planned.fault->apply(planned.parameters, passage);
}

// Dispatch sends a held packet on its way right behind the token that it waited for.
void Channel::Dispatch(Direction direction, std::uint32_t leg, const Passage& passage) {
  Lane& lane = LaneOf(direction);
  if (passage.waits_for_next && lane.held == kNoPacket) {
    lane.held = Store(lane, leg, passage);
    return;
  }
  for (std::uint32_t copy = 0; copy < passage.copies; ++copy) {
    const std::size_t packet = Store(lane, leg, passage);
    if (copy > 0) lane.packets[packet].delivery.origin = TokenOrigin::kReplayed;
    ScheduleArrival(direction, packet, passage.delay);
    if (passage.cut != 0) SendRest(direction, leg, passage);
  }
  if (lane.held != kNoPacket) ScheduleArrival(direction, std::exchange(lane.held, kNoPacket), passage.delay);
}

std::size_t Channel::Store(Lane& lane, std::uint32_t leg, const Passage& passage) {
  auto free = std::ranges::find(lane.packets, false, &Lane::Packet::in_use);
  if (free == lane.packets.end()) free = lane.packets.emplace(lane.packets.end());
  free->in_use = true;
  const ByteView token = passage.token;
  const ByteView first = passage.cut == 0 ? token : token.first(std::min(passage.cut, token.size()));
  free->delivery.token.assign(first.begin(), first.end());
  free->delivery.origin = passage.origin;
  free->delivery.leg = leg;
  return static_cast<std::size_t>(free - lane.packets.begin());
}

// SendRest sends what lies behind the cut, as the next token.
void Channel::SendRest(Direction direction, std::uint32_t leg, const Passage& passage) {
  const ByteView rest = ByteView(passage.token).subspan(std::min(passage.cut, passage.token.size()));
  Passage piece = {.token = Bytes(rest.begin(), rest.end()), .origin = passage.origin};
  ScheduleArrival(direction, Store(LaneOf(direction), leg, piece), passage.delay);
}

// The event's detail is the packet's index and, in its lowest bit, the direction.
void Channel::ScheduleArrival(Direction direction, std::size_t packet, Ticks delay) {
  const std::uint64_t detail = packet * 2 + static_cast<std::uint64_t>(direction);
  queue_.Schedule(clock_.Now() + latency_ + delay, *this, detail);
}

void Channel::Fire(std::uint64_t detail) {
  const auto direction = static_cast<Direction>(detail % 2);
  Lane& lane = LaneOf(direction);
  lane.arrived.push_back(detail / 2);
  if (tap_ != nullptr) tap_->OnDelivered(direction, lane.packets[detail / 2].delivery);
}

bool Channel::Receive(Direction direction, Delivery& delivery) {
  Lane& lane = LaneOf(direction);
  while (lane.arrived.empty()) {
    if (!queue_.RunNext()) return false;
  }
  Lane::Packet& packet = lane.packets[lane.arrived.front()];
  lane.arrived.erase(lane.arrived.begin());
  std::swap(delivery, packet.delivery);
  packet.in_use = false;
  return true;
}

void Channel::Clear() {
  queue_.Forget(*this);
  for (Lane& lane : lanes_) {
    for (Lane::Packet& packet : lane.packets) packet.in_use = false;
    lane.arrived.clear();
    lane.held = kNoPacket;
    lane.sent = 0;
    lane.last.clear();
  }
}

}  // namespace legwork
