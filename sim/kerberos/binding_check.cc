#include "sim/kerberos/binding_check.h"

namespace legwork::kerberos {

SecStatus CheckBindings(const GssChecksum& initiator, const LegRequest& request) {
  const auto answer = [](bool good) { return good ? SecStatus::kOk : SecStatus::kBadBindings; };
  if (request.requested.Has(ContextFlag::kProxyBindings)) return answer(initiator.HasBindings());
  if (!request.has_bindings) return SecStatus::kOk;
  if (!initiator.HasBindings()) return answer(request.requested.Has(ContextFlag::kAllowMissingBindings));
  return answer(initiator.bindings == HashChannelBindings(request.channel_bindings));
}

}  // namespace legwork::kerberos
