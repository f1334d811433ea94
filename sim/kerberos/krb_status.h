#ifndef LEGWORK_SIM_KERBEROS_KRB_STATUS_H_
#define LEGWORK_SIM_KERBEROS_KRB_STATUS_H_

#include "model/profile.h"
#include "model/sec_status.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/ticket_client/ticket_outcome.h"

namespace legwork::kerberos {

// StatusOfRefusal is what AcceptSecurityContext answers when it refuses an AP-REQ for this reason.
SecStatus StatusOfRefusal(KrbErrorCode code, const Profile& profile);

// StatusOfKrbError is what InitializeSecurityContext answers when the acceptor or the KDC says this. It is a failure
// for any number; one without an equivalent is kInternalError (ISC-N-055).
SecStatus StatusOfKrbError(std::int32_t code, const Profile& profile);

// StatusOfOutcome is what InitializeSecurityContext answers when it could not get a ticket. It is kOk for an issued
// one.
SecStatus StatusOfOutcome(const TicketOutcome& outcome, const Profile& profile);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_KRB_STATUS_H_
