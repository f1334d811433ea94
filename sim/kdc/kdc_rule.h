#ifndef LEGWORK_SIM_KDC_KDC_RULE_H_
#define LEGWORK_SIM_KDC_KDC_RULE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "sim/kdc/kdc_event.h"
#include "sim/kdc/misdeed.h"
#include "sim/kdc/transport.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/message_type.h"
#include "sim/world/virtual_clock.h"

namespace legwork::kdc {

// KdcRule makes a KDC misbehave on request: which requests it is about, and what the KDC does with them. The first rule
// that fits a request decides.
struct KdcRule {
  kerberos::MessageType request = kerberos::MessageType::kNone;  // kAsReq or kTgsReq; kNone: both
  std::string client;                                            // "" fits every client
  std::string server;                                            // "" fits every server
  std::optional<Transport> transport;                            // nullopt fits both
  const Misdeed* misdeed = nullptr;                              // null: a KRB_ERROR with `error`
  kerberos::KrbErrorCode error = kerberos::KrbErrorCode::kGeneric;
  Ticks delay = 0;          // of whatever the KDC answers
  std::uint32_t times = 0;  // after so many requests the rule is over; 0: never

  // Fits looks at the request's side of the event.
  bool Fits(const KdcEvent& event) const;
};

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_KDC_RULE_H_
