#ifndef LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_CREDENTIALS_H_
#define LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_CREDENTIALS_H_

#include "tools/shim/host/gss/gss_call.h"

namespace legwork::host {

// ObtainCredential makes the credential of GSS-API that a held one stands for, if it is not made yet.
GssMajor ObtainCredential(GssCall& call, HeldCredential& held, GssMinor& minor);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_CREDENTIALS_H_
