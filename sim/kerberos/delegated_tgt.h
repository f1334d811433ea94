#ifndef LEGWORK_SIM_KERBEROS_DELEGATED_TGT_H_
#define LEGWORK_SIM_KERBEROS_DELEGATED_TGT_H_

#include "sim/base/bytes.h"
#include "sim/crypto/key_schedule.h"
#include "sim/kerberos/moment.h"
#include "sim/kerberos/scratch.h"
#include "sim/kerberos/ticket_client/issued_ticket.h"
#include "sim/world/random_streams.h"

namespace legwork::kerberos {

// A delegated TGT travels as a KRB_CRED with one ticket, encrypted under the session key of the ticket that the AP-REQ
// around it presents (RFC 4121 section 4.1.1).
void WriteDelegatedTgt(KeySchedule& session, const IssuedTicket& tgt, const Moment& moment, RandomStream& confounders,
                       Scratch& scratch, Bytes& krb_cred);

// ReadDelegatedTgt is false for octets that are no KRB_CRED with just one ticket, under this key or, as Heimdal sends
// it, under none (RFC 6448).
bool ReadDelegatedTgt(const Key& session_key, ByteView krb_cred, Scratch& scratch, IssuedTicket* tgt);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_DELEGATED_TGT_H_
