#ifndef LEGWORK_TOOLS_SHIM_ADAPTERS_NTLMSSP_ACCOUNTS_H_
#define LEGWORK_TOOLS_SHIM_ADAPTERS_NTLMSSP_ACCOUNTS_H_

#include <string>

#include "sim/world/directory.h"

namespace legwork::host {

// NtlmsspAccounts writes the users as gss-ntlmssp's NTLM_USER_FILE: domain, user and password with colons between, once
// for the NetBIOS domain and once for the realm, as either may be said. What has a colon or a line break in it cannot
// be said there and is left out, as are services and accounts that are disabled.
std::string NtlmsspAccounts(const Directory& directory);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_ADAPTERS_NTLMSSP_ACCOUNTS_H_
