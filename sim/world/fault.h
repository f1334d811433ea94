#ifndef LEGWORK_SIM_WORLD_FAULT_H_
#define LEGWORK_SIM_WORLD_FAULT_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/token_facts.h"
#include "sim/base/bytes.h"
#include "sim/world/virtual_clock.h"

namespace legwork {

// Direction is a way through a channel: kForward from its first actor to its second.
enum class Direction : std::uint8_t { kForward, kBackward };

constexpr Direction Opposite(Direction direction) {
  return direction == Direction::kForward ? Direction::kBackward : Direction::kForward;
}

// FaultParameters is what a scenario may say of a fault; each row names those it uses.
struct FaultParameters {
  std::optional<std::uint64_t> at;    // octet or bit of the token, from 0
  std::optional<std::uint64_t> with;  // the other octet
  std::optional<Ticks> by;            // virtual time
  std::optional<Bytes> bytes;
  std::optional<std::string> field;   // path of the field whose octets are meant instead of the whole token's
};

// Stretch is part of a token: octets from `begin` to before `end`.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
};

// FieldFinder knows where in a token a field lies. Paths are its own business.
class FieldFinder {
 public:
  virtual ~FieldFinder() = default;

  // Find is false, with `stretch` as it was, if the token has no such field.
  virtual bool Find(ByteView token, std::string_view path, Stretch* stretch) const = 0;
};

// ClockMoves is how far clocks jump while a token is under way; 0: not at all.
struct ClockMoves {
  Ticks sender = 0;
  Ticks recipient = 0;
  Ticks authority = 0;  // of the KDC
  bool any() const { return sender != 0 || recipient != 0 || authority != 0; }
};

// Passage is one token on its way. A fault changes it; the channel carries out what it then says.
struct Passage {
  Bytes token;
  Stretch part = {};  // of the token, what the fault is about: all of it, or a field
  TokenOrigin origin = TokenOrigin::kPeer;
  std::uint32_t copies = 1;     // 0: the token is lost
  Ticks delay = 0;              // on top of the channel's latency
  bool waits_for_next = false;  // held back until the next token of this direction has been delivered
  std::size_t cut = 0;          // octets of a first piece, behind which the rest arrives as another; 0: in one piece
  ClockMoves clocks = {};
  ByteView earlier = {};   // the token sent before this one in the same direction, empty if none
  ByteView opposite = {};  // the last token sent in the other direction, empty if none
};

// FaultRow is one named misbehaviour of the transport, or of a clock while a token is under way.
struct FaultRow {
  std::string_view name;                          // "truncate"
  std::string_view summary;                       // what goes wrong, one sentence
  std::span<const std::string_view> parameters;   // of "at", "with", "by", "bytes", "field"

  // Apply gives false, with the passage as it was, if the fault cannot be done to this token.
  bool (*apply)(const FaultParameters& parameters, Passage& passage);
  bool moves_clocks = false;  // it befalls a clock, not the token
};

std::span<const FaultRow> FaultRows();
const FaultRow* FindFault(std::string_view name);

// PlannedFault is a fault and the token it befalls.
struct PlannedFault {
  const FaultRow* fault = nullptr;
  Direction direction = Direction::kForward;
  std::uint32_t leg = 1;  // tokens of that direction are counted from 1; 0 means each of them
  FaultParameters parameters = {};
};

using FaultPlan = std::vector<PlannedFault>;

// SetFaultParameter reads "17" for at and with, microseconds for by, hexadecimal octets for bytes, any text but none
// for field; false if the fault has no such parameter or the text is not such a value.
bool SetFaultParameter(PlannedFault& planned, std::string_view name, std::string_view value);

// FaultParametersText prints what SetFaultParameter reads: "at=17 with=3", in the row's order.
std::string FaultParametersText(const PlannedFault& planned);

}  // namespace legwork

#endif  // LEGWORK_SIM_WORLD_FAULT_H_
