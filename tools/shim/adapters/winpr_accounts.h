#ifndef LEGWORK_TOOLS_SHIM_ADAPTERS_WINPR_ACCOUNTS_H_
#define LEGWORK_TOOLS_SHIM_ADAPTERS_WINPR_ACCOUNTS_H_

#include <string>

#include "sim/world/directory.h"

namespace legwork::host {

// WinprAccounts writes the accounts with a NetBIOS domain as WinPR's SAM file: user, domain, LM hash and NT hash, then
// three empty fields, with colons between. The file knows no disabled accounts: they are left out.
std::string WinprAccounts(const Directory& directory);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_ADAPTERS_WINPR_ACCOUNTS_H_
