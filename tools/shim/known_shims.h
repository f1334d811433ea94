#ifndef LEGWORK_TOOLS_SHIM_KNOWN_SHIMS_H_
#define LEGWORK_TOOLS_SHIM_KNOWN_SHIMS_H_

#include <span>
#include <string>
#include <string_view>

namespace legwork::host {

// KnownShim is a shim that comes with Legwork, under the short name that `--subject` takes for it.
struct KnownShim {
  std::string_view name;      // "ntlm_auth"
  std::string_view program;   // below the workspace: "tools/shim/ntlm_auth/shim.py"
  std::string_view packages;  // Debian's, of what it judges
  std::string_view summary;
};

std::span<const KnownShim> KnownShims();

// FindKnownShim gives the row of a short name; null if there is none.
const KnownShim* FindKnownShim(std::string_view name);

// ShimCommand is how the shell starts it; "" if its program is not where it was built.
std::string ShimCommand(const KnownShim& shim);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_KNOWN_SHIMS_H_
