#include "sim/kdc/kdc_rule.h"

namespace legwork::kdc {

bool KdcRule::Fits(const KdcEvent& event) const {
  const bool about_request = request == kerberos::MessageType::kNone || request == event.request;
  const bool about_client = client.empty() || client == event.client;
  const bool about_server = server.empty() || server == event.server;
  return about_request && about_client && about_server;
}

}  // namespace legwork::kdc
