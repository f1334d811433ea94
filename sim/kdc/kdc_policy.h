#ifndef LEGWORK_SIM_KDC_KDC_POLICY_H_
#define LEGWORK_SIM_KDC_KDC_POLICY_H_

#include <cstddef>
#include <cstdint>

#include "sim/kdc/pac_kind.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kdc {

// KdcPolicy is what an administrator would set. Durations are ticks; the defaults are those of an Active Directory
// domain.
struct KdcPolicy {
  Ticks ticket_lifetime = 10 * 3600 * kTicksPerSecond;
  Ticks renew_lifetime = 7 * 24 * 3600 * kTicksPerSecond;
  Ticks skew_max = 300 * kTicksPerSecond;
  bool allows_forwarding = true;    // false: no ticket is FORWARDABLE
  bool ignores_kvno = false;        // true: a ticket whose kvno is not the account's is tried all the same
  std::size_t datagram_max = 1465;  // octets of a datagram's reply; a longer one is KRB_ERR_RESPONSE_TOO_BIG
  bool records_events = true;       // false: for measuring
  const PacKind* pac = nullptr;     // of tickets whose accounts name none; null: no PAC
  std::uint32_t pac_size = 0;       // octets to which it is filled up; 0: as it is
};

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_KDC_POLICY_H_
