#ifndef LEGWORK_SIM_WORLD_CHANNEL_H_
#define LEGWORK_SIM_WORLD_CHANNEL_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/token_facts.h"
#include "sim/base/bytes.h"
#include "sim/world/event_queue.h"
#include "sim/world/fault.h"
#include "sim/world/virtual_clock.h"

namespace legwork {

// Delivery is a token as it reached its recipient, with what the channel knows of its way.
struct Delivery {
  Bytes token;
  TokenOrigin origin = TokenOrigin::kPeer;
  std::uint32_t leg = 0;  // which token of its direction it was sent as, from 1
};

// ChannelTap sees what passes through a channel, and may do nothing about it.
class ChannelTap {
 public:
  virtual ~ChannelTap() = default;
  virtual void OnSent(Direction, std::uint32_t /*leg*/, ByteView /*token*/) {}
  virtual void OnFault(const PlannedFault&, std::uint32_t /*leg*/, bool /*took_effect*/) {}
  virtual void OnClocks(Direction, const ClockMoves&) {}
  virtual void OnDelivered(Direction, const Delivery&) {}
};

// Channel carries tokens between two actors, in order, each `latency` after it was sent. A fault plan spoils them on
// the way. Delivered tokens wait until their recipient takes them.
class Channel : public EventTarget {
 public:
  static constexpr Ticks kUsualLatency = 2'500;  // 250 microseconds

  // The queue and its clock outlive the channel.
  Channel(EventQueue& queue, const VirtualClock& clock, Ticks latency = kUsualLatency)
      : queue_(queue), clock_(clock), latency_(latency) {}
  ~Channel() override { queue_.Forget(*this); }
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  void set_faults(FaultPlan faults) { faults_ = std::move(faults); }
  void set_tap(ChannelTap* tap) { tap_ = tap; }

  // set_fields gives what knows the fields that faults name; without it such a fault befalls nothing. It outlives the
  // channel.
  void set_fields(const FieldFinder* fields) { fields_ = fields; }

  // Send takes a copy of the token.
  void Send(Direction direction, ByteView token);

  // Receive takes the oldest delivered token, letting time pass until one arrives; false if none is under way. The
  // delivery's memory is used again for a later token.
  bool Receive(Direction direction, Delivery& delivery);

  // Clear forgets every token and count, for the next session over the same channel.
  void Clear();

  // Fire is the event queue's word that a token arrives.
  void Fire(std::uint64_t detail) override;

 private:
  // Lane is one direction. Slots of `packets` are used again, so a lane stops allocating once it is warm.
  struct Lane {
    struct Packet {
      Delivery delivery;
      bool in_use = false;
    };
    std::vector<Packet> packets;
    std::vector<std::size_t> arrived;  // indices of packets, oldest in front
    std::size_t held = SIZE_MAX;       // a packet that waits for the next one
    std::uint32_t sent = 0;
    Bytes last;                        // the last token as it was sent
  };

  void Spoil(Direction direction, std::uint32_t leg, Passage& passage);
  bool Befall(const PlannedFault& planned, Passage& passage) const;
  void Dispatch(Direction direction, std::uint32_t leg, const Passage& passage);
  std::size_t Store(Lane& lane, std::uint32_t leg, const Passage& passage);
  void SendRest(Direction direction, std::uint32_t leg, const Passage& passage);
  void ScheduleArrival(Direction direction, std::size_t packet, Ticks delay);
  Lane& LaneOf(Direction direction) { return lanes_[static_cast<std::size_t>(direction)]; }

  EventQueue& queue_;
  const VirtualClock& clock_;
  Ticks latency_;
  FaultPlan faults_;
  ChannelTap* tap_ = nullptr;
  const FieldFinder* fields_ = nullptr;
  std::array<Lane, 2> lanes_;
  Passage passage_;  // kept for its memory
};

}  // namespace legwork

#endif  // LEGWORK_SIM_WORLD_CHANNEL_H_
