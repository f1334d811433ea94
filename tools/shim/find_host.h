#ifndef LEGWORK_TOOLS_SHIM_FIND_HOST_H_
#define LEGWORK_TOOLS_SHIM_FIND_HOST_H_

#include <string>

namespace legwork::host {

// FindHost is the path of the program legwork-host: LEGWORK_HOST if that is set; else beside the running program, in
// its runfiles, or where the build puts it relative to the program. Empty if it is nowhere.
std::string FindHost();

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_FIND_HOST_H_
