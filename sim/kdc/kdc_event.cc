#include "sim/kdc/kdc_event.h"

#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/ticket_flags.h"

namespace legwork::kdc {
namespace {

std::string AnswerText(const KdcEvent& event) {
  if (event.reply == kerberos::MessageType::kNone) return "nothing";
  if (event.refused()) return kerberos::KrbErrorText(event.error_code);
  return std::string(kerberos::NameOf(event.reply)) + " " + kerberos::TicketFlagsText(event.ticket_flags);
}

}  // namespace

std::string KdcEventText(const KdcEvent& event) {
  std::string text(kerberos::NameOf(event.request));
  if (!event.client.empty()) text += " " + event.client;
  if (!event.server.empty()) text += " " + event.server;
  return text + " = " + AnswerText(event);
}

}  // namespace legwork::kdc
