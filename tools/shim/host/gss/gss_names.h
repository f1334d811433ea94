#ifndef LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_NAMES_H_
#define LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_NAMES_H_

#include <string>

#include "tools/shim/host/gss/gss_call.h"

namespace legwork::host {

// TargetName makes a name of pszTargetName: a service principal as Kerberos writes it, or for mechanisms that do not
// know that form as service@host. Null if the library refuses it.
GssName TargetName(GssCall& call, PackageName package, const std::string& target);

// UserName makes a name of an identity, its domain being a realm for Kerberos or the first label of one.
GssName UserName(GssCall& call, PackageName package, const IdentityArgument& identity);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_NAMES_H_
