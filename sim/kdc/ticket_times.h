#ifndef LEGWORK_SIM_KDC_TICKET_TIMES_H_
#define LEGWORK_SIM_KDC_TICKET_TIMES_H_

#include <optional>

#include "sim/kdc/kdc_policy.h"
#include "sim/kerberos/message/kdc_req.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kdc {

// TicketTimes are whole seconds, as tickets carry them.
struct TicketTimes {
  Ticks start = 0;
  Ticks end = 0;
  std::optional<Ticks> renew_till;  // there if the ticket is RENEWABLE
};

// TicketLimits are the latest times a ticket may have. Without a renew_till it cannot be RENEWABLE.
struct TicketLimits {
  Ticks end = 0;
  std::optional<Ticks> renew_till;
};

// ChooseTicketTimes gives a ticket that starts now what the request asks for, within the limits (RFC 4120 section
// 3.1.3). KDC_ERR_NEVER_VALID: it would end before it starts. KDC_ERR_CANNOT_POSTDATE: it asks for a later start.
kerberos::KrbErrorCode ChooseTicketTimes(const kerberos::KdcReqBody& body, const KdcPolicy& policy, Ticks now,
                                         const TicketLimits& limits, TicketTimes* times);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_TICKET_TIMES_H_
