#include "sim/kerberos/sequence_window.h"

namespace legwork::kerberos {

bool SequenceWindow::Accept(std::uint64_t number) {
  const std::uint64_t distance = number - first_;
  if (detect_sequence_) {
    if (distance != next_) return false;
    ++next_;
    return true;
  }
  return !detect_replay_ || AcceptOnce(distance);
}

bool SequenceWindow::AcceptOnce(std::uint64_t distance) {
  // A number below the first one has a distance beyond half the range.
  if (distance > UINT64_MAX / 2) return false;
  if (distance >= next_) {
    const std::uint64_t shift = distance - next_ + 1;
    before_ = shift >= kRemembered ? 0 : before_ << shift;
    before_ |= 1;
    next_ = distance + 1;
    return true;
  }
  const std::uint64_t age = next_ - 1 - distance;
  if (age >= kRemembered) return false;
  const std::uint64_t bit = std::uint64_t{1} << age;
  if ((before_ & bit) != 0) return false;
  before_ |= bit;
  return true;
}

void SequenceWindow::Write(Writer& out) const {
  out.PutU64Le(next_);
  out.PutU64Le(before_);
}

bool SequenceWindow::Read(Reader& in) {
  Reader ahead = in;
  std::uint64_t next = 0, before = 0;
  if (!ahead.GetU64Le(&next) || !ahead.GetU64Le(&before)) return in.Fail();
  in = ahead;
  next_ = next;
  before_ = before;
  return true;
}

}  // namespace legwork::kerberos
