#ifndef LEGWORK_SIM_KDC_PAC_CHECK_H_
#define LEGWORK_SIM_KDC_PAC_CHECK_H_

#include "sim/crypto/key.h"
#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/ticket.h"

namespace legwork::kdc {

// CheckPac judges the PAC of a ticket that a KDC is shown: kModified if one of its signatures is missing or wrong,
// kNone if all are right or there is no PAC (MS-SFU section 3.2.5.2.2, MS-PAC section 2.8).
//
// `ticket_key` is what the ticket was opened with and has made the server's signature. `kdc_key` has made the others:
// the KDC's, which is always there, and those over the ticket and over the whole PAC, which came later and are judged
// where they are there. It is null if another realm's KDC has made the ticket, whose key nobody here has.
kerberos::KrbErrorCode CheckPac(const kerberos::EncTicketPart& ticket, const Key& ticket_key, const Key* kdc_key);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_PAC_CHECK_H_
