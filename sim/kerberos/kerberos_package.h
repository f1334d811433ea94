#ifndef LEGWORK_SIM_KERBEROS_KERBEROS_PACKAGE_H_
#define LEGWORK_SIM_KERBEROS_KERBEROS_PACKAGE_H_

#include "sim/package/package.h"

namespace legwork::kerberos {

// kKerberosPackage is the row of the Kerberos security package.
extern const Package kKerberosPackage;

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_KERBEROS_PACKAGE_H_
