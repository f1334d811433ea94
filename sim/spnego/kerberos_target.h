#ifndef LEGWORK_SIM_SPNEGO_KERBEROS_TARGET_H_
#define LEGWORK_SIM_SPNEGO_KERBEROS_TARGET_H_

#include <string_view>

namespace legwork::spnego {

// MayBeKerberosTarget says whether Negotiate may choose Kerberos for this target: an SPN, a UPN or an account name
// (NEG-002). An SPN whose host is an IP address names no principal (windows-observed G23).
bool MayBeKerberosTarget(std::string_view target);

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_KERBEROS_TARGET_H_
