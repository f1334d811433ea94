#include "tools/shim/adapters/winpr_accounts.h"

#include "sim/base/text.h"

namespace legwork::host {

std::string WinprAccounts(const Directory& directory) {
  std::string text;
  for (const std::unique_ptr<Account>& account : directory.accounts()) {
    const bool expressible = account->name.find_first_of(":/\n#") == std::string::npos && !account->domain.empty();
    if (!expressible || account->disabled) continue;
    text += account->name + ":" + account->domain + "::" + ToHex(directory.NtHash(*account)) + ":::\n";
  }
  return text;
}

}  // namespace legwork::host
