#ifndef LEGWORK_CASES_SCRIPT_OPTIONAL_SERVICE_H_
#define LEGWORK_CASES_SCRIPT_OPTIONAL_SERVICE_H_

#include "model/sec_status.h"
#include "sim/peer/peer.h"

namespace legwork::script {

// RefusesAnOption says whether a package that gave this status only told, honestly, that it lacks what no page makes it
// have:
//
// - SEC_E_UNSUPPORTED_FUNCTION or SEC_E_QOP_NOT_SUPPORTED of a message function, for a quality of protection other than
//   0 or for DATA elements with attribute bits (READONLY and its kin);
// - SEC_E_UNSUPPORTED_FUNCTION or SEC_E_NO_CREDENTIALS of AcquireCredentialsHandle, for no identity where there may be
//   no logon session, for an identity without a user, or for one that is no SEC_WINNT_AUTH_IDENTITY.
//
// - any refusal of a call whose caller lies about its own memory, where the subject can see that.
//
// Whether a plain message or identity is refused is left to the clauses.
bool RefusesAnOption(const CallRequest& request, SecStatus status);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_OPTIONAL_SERVICE_H_
