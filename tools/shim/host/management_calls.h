#ifndef LEGWORK_TOOLS_SHIM_HOST_MANAGEMENT_CALLS_H_
#define LEGWORK_TOOLS_SHIM_HOST_MANAGEMENT_CALLS_H_

#include "tools/shim/host/one_call.h"

// The calls on credentials, packages, accounts and memory. Each is given a table that has its slot filled.
namespace legwork::host {

void DoAcquire(OneCall& call);
void DoAddCredentials(OneCall& call);
void DoQueryCredential(OneCall& call);
void DoEnumerate(OneCall& call);
void DoQueryPackage(OneCall& call);

// DoFreeBuffer gives back a block by its number. What FreeContextBuffer makes of any other address is undefined, so
// that no library is asked.
void DoFreeBuffer(OneCall& call);

// DoChangePassword looks at the table's version first: a table of an earlier one ends before the slot.
void DoChangePassword(OneCall& call);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_MANAGEMENT_CALLS_H_
