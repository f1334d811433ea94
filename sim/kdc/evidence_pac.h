#ifndef LEGWORK_SIM_KDC_EVIDENCE_PAC_H_
#define LEGWORK_SIM_KDC_EVIDENCE_PAC_H_

#include <optional>

#include "sim/kerberos/message/krb_error_code.h"
#include "sim/kerberos/message/pac_delegation_info.h"
#include "sim/kerberos/message/ticket.h"

namespace legwork::kdc {

// EvidencePac is what a PAC tells of how its user came to be named, which goes on into the PAC of the next ticket of
// S4U2proxy (MS-SFU section 3.2.5.2.4).
struct EvidencePac {
  std::optional<kerberos::DelegationInfo> delegation;
  bool is_asserted_by_service = false;  // S-1-18-2: no KDC has seen his password
};

// ReadEvidencePac gives KRB_AP_ERR_MODIFIED for a PAC of which these parts cannot be read. A ticket without a PAC tells
// nothing.
kerberos::KrbErrorCode ReadEvidencePac(const kerberos::EncTicketPart& ticket, EvidencePac* pac);

}  // namespace legwork::kdc

#endif  // LEGWORK_SIM_KDC_EVIDENCE_PAC_H_
