#ifndef LEGWORK_SIM_KERBEROS_MOMENT_H_
#define LEGWORK_SIM_KERBEROS_MOMENT_H_

#include <cstdint>

#include "sim/world/virtual_clock.h"

namespace legwork::kerberos {

// Moment is a time as Kerberos messages carry it: whole seconds and microseconds apart.
struct Moment {
  Ticks ctime = 0;         // FILETIME ticks of a whole second
  std::int32_t cusec = 0;  // 0 to 999,999
  friend bool operator==(const Moment&, const Moment&) = default;
};

Moment MomentOf(Ticks time);
Ticks TicksOf(const Moment& moment);

// Moments gives out the time of authenticators. Two that are asked for in the same microsecond differ all the same, as
// acceptors may tell authenticators apart by their time alone (RFC 4120 section 3.2.3).
class Moments {
 public:
  Moment Next(Ticks now);

 private:
  std::int64_t last_microsecond_ = 0;
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MOMENT_H_
