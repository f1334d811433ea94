#ifndef LEGWORK_TOOLS_SHIM_ADAPTERS_NTLMSSP_ACCOUNTS_H_
#define LEGWORK_TOOLS_SHIM_ADAPTERS_NTLMSSP_ACCOUNTS_H_

#include <string>

#include "sim/world/directory.h"

namespace legwork::host {

// NtlmsspAccounts writes the users with a NetBIOS domain as gss-ntlmssp's NTLM_USER_FILE: domain, user and password
// with colons between. What has a colon or a line break in it cannot be said there and is left out, as are services and
// accounts that are disabled.
std::string NtlmsspAccounts(const Directory& directory);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_ADAPTERS_NTLMSSP_ACCOUNTS_H_
