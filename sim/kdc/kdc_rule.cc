#include "sim/kdc/kdc_rule.h"

namespace legwork::kdc {

bool KdcRule::Fits(const KdcEvent& event) const {
  const bool about_request = request == kerberos::MessageType::kNone || request == event.request;
  const bool about_client = client.empty() || client == event.client;
  const bool about_server = server.empty() || server == event.server;
  const bool about_transport = !transport || *transport == event.transport;
  return about_request && about_client && about_server && about_transport;
}

}  // namespace legwork::kdc
