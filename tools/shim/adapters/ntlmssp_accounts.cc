#include "tools/shim/adapters/ntlmssp_accounts.h"

namespace legwork::host {
namespace {

bool IsExpressible(const std::string& text) { return !text.empty() && text.find_first_of(":\n") == std::string::npos; }

}  // namespace

std::string NtlmsspAccounts(const Directory& directory) {
  std::string text;
  for (const std::unique_ptr<Account>& account : directory.accounts()) {
    const bool is_user = account->name.find('/') == std::string::npos && !account->disabled;
    const bool expressible =
        IsExpressible(account->name) && IsExpressible(account->domain) && IsExpressible(account->password);
    if (is_user && expressible) text += account->domain + ":" + account->name + ":" + account->password + "\n";
  }
  return text;
}

}  // namespace legwork::host
