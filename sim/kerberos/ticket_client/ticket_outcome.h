#ifndef LEGWORK_SIM_KERBEROS_TICKET_CLIENT_TICKET_OUTCOME_H_
#define LEGWORK_SIM_KERBEROS_TICKET_CLIENT_TICKET_OUTCOME_H_

#include <cstdint>
#include <string_view>

#include "sim/kerberos/message/krb_error_code.h"

namespace legwork::kerberos {

// TicketOutcome says how an exchange with a KDC ended.
struct TicketOutcome {
  enum class Kind : std::uint8_t {
    kIssued,       // the ticket is there
    kRefused,      // the KDC answered a KRB_ERROR
    kUnreachable,  // nobody answered, or there is no KdcPort
    kNoPath,       // no trust leads to the realm
    kWrongKey,     // an AS reply that the password's key does not open
    kBadReply,     // an answer that is malformed, answers another request, or was not made with the session's key
  };
  Kind kind = Kind::kUnreachable;
  std::int32_t error_code = 0;   // of the KRB_ERROR if kRefused
  std::string_view reason = "";  // what was wrong with a bad reply, static lifetime

  bool issued() const { return kind == Kind::kIssued; }
  bool IsRefusal(KrbErrorCode code) const { return kind == Kind::kRefused && error_code == NumberOf(code); }
};

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_TICKET_CLIENT_TICKET_OUTCOME_H_
