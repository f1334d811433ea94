#ifndef LEGWORK_TOOLS_SHIM_HOST_LIBRARY_H_
#define LEGWORK_TOOLS_SHIM_HOST_LIBRARY_H_

#include <string>
#include <vector>

#include "tools/shim/host/sspi_abi.h"

namespace legwork::host {

// Library is a loaded SSPI implementation. It stays loaded until the process ends: unloading runs foreign code too.
struct Library {
  std::string path;
  const AbiTable* wide = nullptr;  // null if the library has no such table
  const AbiTable* ansi = nullptr;
};

// LoadLibrary finds InitSecurityInterfaceW/A or, failing that, InitSecurityInterfaceExW/A(flags). It gives a sentence
// that says what is wrong, empty if at least one table is there.
[[nodiscard]] std::string LoadLibrary(const std::string& path, Library& library);

// PackageNames asks the library for its packages: those that EnumerateSecurityPackages lists, and of Negotiate,
// Kerberos and NTLM also what only QuerySecurityPackageInfo knows.
std::vector<std::string> PackageNames(const Library& library);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_LIBRARY_H_
