#ifndef LEGWORK_SIM_PACKAGE_PASSWORD_CHANGE_H_
#define LEGWORK_SIM_PACKAGE_PASSWORD_CHANGE_H_

#include "sim/package/package.h"

namespace legwork {

// ChangePasswordInDirectory is Package::change_password of packages whose authority is the directory of accounts. The
// account's keys get a new version. An account that nobody knows or that is disabled, and an old password that is
// wrong, are answered as the profile says (Question::kPasswordRefused).
SecStatus ChangePasswordInDirectory(const Surroundings& surroundings, const PasswordChange& change);

}  // namespace legwork

#endif  // LEGWORK_SIM_PACKAGE_PASSWORD_CHANGE_H_
