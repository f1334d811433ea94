#ifndef LEGWORK_SIM_KERBEROS_BINDING_CHECK_H_
#define LEGWORK_SIM_KERBEROS_BINDING_CHECK_H_

#include "model/sec_status.h"
#include "sim/kerberos/gss_checksum.h"
#include "sim/package/package.h"

namespace legwork::kerberos {

// CheckBindings compares what the initiator says its channel is with what the acceptor was given in `request`.
//
//   acceptor          initiator: the same    another           none, or all zero
//   none              kOk                    kOk               kOk
//   PROXY_BINDINGS    kOk                    kOk               kBadBindings        (EPA-005)
//   bindings          kOk                    kBadBindings      kBadBindings        (EPA-003, EPA-004, ASC-G-001)
//   with ALLOW_MISSING_BINDINGS              kBadBindings      kOk                 (EPA-004)
//
// In Kerberos an initiator that knows of bindings and has none says what one says that never heard of them: all zero.
SecStatus CheckBindings(const GssChecksum& initiator, const LegRequest& request);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_BINDING_CHECK_H_
