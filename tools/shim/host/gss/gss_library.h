#ifndef LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_LIBRARY_H_
#define LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_LIBRARY_H_

#include <string>
#include <string_view>
#include <vector>

#include "model/call.h"
#include "tools/shim/host/gss/gss_abi.h"

namespace legwork::host {

// GssLibrary is a loaded GSS-API.
struct GssLibrary {
  std::string path;
  GssFunctions functions = {};

  // Heimdal 7 takes a password for SPNEGO and then finds no credential in what it made of it; it negotiates with the
  // default tickets only. It is told by a function of MIT's that it lacks.
  bool negotiates_by_tickets = false;
};

// LoadGssLibrary loads it. `mechanism` is "" or the path of a mechanism of NTLM that MIT's library is to load besides,
// which gets a configuration file of its own in `folder`. It gives one sentence that says why that is impossible.
[[nodiscard]] std::string LoadGssLibrary(const std::string& path, const std::string& mechanism,
                                         const std::string& folder, GssLibrary& library);

// The object identifier of a package's mechanism, null for a package that has none; and the package of one.
const GssOid* MechanismOf(PackageName package);
PackageName PackageOf(const GssOid* mechanism);

// GssPackageNames are the packages whose mechanisms the library says that it has.
std::vector<std::string> GssPackageNames(const GssLibrary& library);

// GssText is what the library itself says of a status, "" if nothing.
std::string GssText(const GssLibrary& library, GssMinor minor, const GssOid* mechanism);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_LIBRARY_H_
