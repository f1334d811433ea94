#ifndef LEGWORK_MODEL_PACKAGE_LIST_H_
#define LEGWORK_MODEL_PACKAGE_LIST_H_

#include <cstdint>
#include <string_view>

namespace legwork {

// PackagesExcludedBy reads SEC_WINNT_AUTH_IDENTITY_EX.PackageList (ACH-N-020) and gives, as bits 1 << PackageName,
// which of Kerberos and NTLM Negotiate may not use then: "!ntlm" rules NTLM out, "kerberos" everything else. Names
// stand between commas, in any case; blanks around them do not count.
std::uint32_t PackagesExcludedBy(std::string_view list);

}  // namespace legwork

#endif  // LEGWORK_MODEL_PACKAGE_LIST_H_
