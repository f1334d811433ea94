#ifndef LEGWORK_SIM_KDC_KDC_RULE_H_
#define LEGWORK_SIM_KDC_KDC_RULE_H_

#include <cstdint>
#include <string>

#include "sim/kdc/kdc_event.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/message_type.h"

namespace legwork::kdc {

// KdcRule makes a KDC misbehave on request: which requests it is about, and what the KDC does with them. The first rule
// that fits a request decides.
struct KdcRule {
  enum class Action : std::uint8_t {
    kAnswerError,    // a KRB_ERROR with `error`
    kStaySilent,     // no answer, as if the KDC could not be reached
    kAnswerGarbage,  // octets that are no message
    kRepeatReply,    // the reply to the previous request of this type again, whose nonce is another one
  };
  kerberos::MessageType request = kerberos::MessageType::kNone;  // kAsReq or kTgsReq; kNone: both
  std::string client;                                            // "" fits every client
  std::string server;                                            // "" fits every server
  Action action = Action::kAnswerError;
  kerberos::KrbErrorCode error = kerberos::KrbErrorCode::kGeneric;
  std::uint32_t times = 0;  // after so many requests the rule is over; 0: never

  // Fits looks at the request's side of the event.
  bool Fits(const KdcEvent& event) const;
};

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_KDC_RULE_H_
