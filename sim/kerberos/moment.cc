#include "sim/kerberos/moment.h"

namespace legwork::kerberos {
namespace {

constexpr Ticks kTicksPerMicrosecond = 10;
constexpr std::int64_t kMicrosecondsPerSecond = 1'000'000;

}  // namespace

Moment MomentOf(Ticks time) {
  const Ticks fraction = time % kTicksPerSecond;
  return {time - fraction, static_cast<std::int32_t>(fraction / kTicksPerMicrosecond)};
}

Ticks TicksOf(const Moment& moment) { return moment.ctime + moment.cusec * kTicksPerMicrosecond; }

Moment Moments::Next(Ticks now) {
  const std::int64_t microsecond = now / kTicksPerMicrosecond;
  // A clock that was put back by more than a second is believed.
  const bool is_taken = microsecond <= last_microsecond_ && last_microsecond_ - microsecond < kMicrosecondsPerSecond;
  last_microsecond_ = is_taken ? last_microsecond_ + 1 : microsecond;
  return MomentOf(last_microsecond_ * kTicksPerMicrosecond);
}

}  // namespace legwork::kerberos
