#include "tools/shim/adapters/ntlmssp_accounts.h"

namespace legwork::host {
namespace {

bool IsExpressible(const std::string& text) { return !text.empty() && text.find_first_of(":\n") == std::string::npos; }

}  // namespace

std::string NtlmsspAccounts(const Directory& directory) {
  std::string text;
  for (const std::unique_ptr<Account>& account : directory.accounts()) {
    const bool is_user = account->name.find('/') == std::string::npos && !account->disabled;
    if (!is_user || !IsExpressible(account->name) || !IsExpressible(account->password)) continue;
    for (const std::string& domain : {account->domain, account->realm}) {
      if (IsExpressible(domain)) text += domain + ":" + account->name + ":" + account->password + "\n";
    }
  }
  return text;
}

}  // namespace legwork::host
