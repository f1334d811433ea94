#ifndef LEGWORK_SIM_NTLM_NTLM_PACKAGE_H_
#define LEGWORK_SIM_NTLM_NTLM_PACKAGE_H_

#include "sim/package/package.h"

namespace legwork::ntlm {

// kNtlmPackage is the row of the NTLM mechanism: NTLMv2 with MIC, key exchange and extended session security over
// connections (MS-NLMP). Its credentials check nothing but the form of what they are given; an initiator without an
// identity has kNoCredentials, an acceptor needs none.
extern const Package kNtlmPackage;

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NTLM_PACKAGE_H_
