#ifndef LEGWORK_SIM_KDC_KDC_EVENT_H_
#define LEGWORK_SIM_KDC_KDC_EVENT_H_

#include <cstdint>
#include <string>

#include "sim/kdc/transport.h"
#include "sim/kerberos/message/message_type.h"

namespace legwork::kdc {

// KdcEvent is one request and what became of it.
struct KdcEvent {
  kerberos::MessageType request = kerberos::MessageType::kNone;  // kNone: not a request, or malformed
  kerberos::MessageType reply = kerberos::MessageType::kNone;    // kNone: no answer
  std::int32_t error_code = 0;                                   // of a KRB_ERROR
  std::string realm;                                             // the KDC that was asked
  std::string client;              // "alice", "" if the request does not say or its ticket could not be read
  std::string server;              // sname of the request: "HTTP/web"
  std::uint32_t kdc_options = 0;   // of the request
  std::uint32_t ticket_flags = 0;  // of the ticket that was issued
  Transport transport = Transport::kStream;

  bool refused() const { return reply == kerberos::MessageType::kError; }
};

// KdcEventText prints "KRB_TGS_REQ alice HTTP/web = KDC_ERR_S_PRINCIPAL_UNKNOWN"; the last word is the reply's name
// with the ticket's flags, the error, or "nothing".
std::string KdcEventText(const KdcEvent& event);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_KDC_EVENT_H_
