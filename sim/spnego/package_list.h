#ifndef LEGWORK_SIM_SPNEGO_PACKAGE_LIST_H_
#define LEGWORK_SIM_SPNEGO_PACKAGE_LIST_H_

#include <string_view>

namespace legwork::spnego {

// PackageListAllows says whether an identity's PackageList (SEC_WINNT_AUTH_IDENTITY_EX) lets Negotiate use a package.
// The list is names between commas, in any case, blanks ignored: "!name" forbids one; a name without "!" permits it and
// forbids all that are not named. An empty list permits all.
bool PackageListAllows(std::string_view list, std::string_view package);

// PackageListNamesOnly says whether the list permits this package by name and no other one. Negotiate then speaks that
// mechanism's own tokens, as Windows was seen to do for "NTLM" (windows-observed B08).
bool PackageListNamesOnly(std::string_view list, std::string_view package);

}  // namespace legwork::spnego

#endif  // LEGWORK_SIM_SPNEGO_PACKAGE_LIST_H_
