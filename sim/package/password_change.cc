#include "sim/package/password_change.h"

#include <string>
#include <utility>

namespace legwork {
namespace {

const Account* FindAccount(const Directory& directory, const PasswordChange& change) {
  const Account* account = directory.FindUser(change.account, change.domain);
  return account != nullptr ? account : directory.FindPrincipal(change.account, change.domain);
}

}  // namespace

SecStatus ChangePasswordInDirectory(const Surroundings& surroundings, const PasswordChange& change) {
  if (surroundings.accounts == nullptr) return SecStatus::kNoAuthenticatingAuthority;
  const Account* account = FindAccount(*surroundings.accounts, change);
  const bool is_proven = account != nullptr && !account->disabled && account->password == change.old_password;
  if (!is_proven) return surroundings.profile.Answer(Question::kPasswordRefused);
  Account changed = *account;
  changed.password = std::string(change.new_password);
  changed.password_expired = false;
  ++changed.kvno;
  surroundings.accounts->Add(std::move(changed));
  return SecStatus::kOk;
}

}  // namespace legwork
