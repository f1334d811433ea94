#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_KERBEROS_TIME_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_KERBEROS_TIME_H_

#include <cstdint>

#include "sim/world/virtual_clock.h"

namespace legwork::kerberos {

// A moment travels as a KerberosTime, which is a whole second, and microseconds beside it. Ticks are positive.
constexpr Ticks WholeSecond(Ticks time) { return time - time % kTicksPerSecond; }
constexpr std::int32_t MicrosecondOf(Ticks time) { return static_cast<std::int32_t>(time % kTicksPerSecond / 10); }

// WithinSkew says whether the moment (second, microseconds) and the other's clock are at most `skew_max` ticks apart.
constexpr bool WithinSkew(Ticks second, std::int32_t microseconds, Ticks now, Ticks skew_max) {
  const Ticks difference = second + Ticks{microseconds} * 10 - now;
  return difference <= skew_max && difference >= -skew_max;
}

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_KERBEROS_TIME_H_
