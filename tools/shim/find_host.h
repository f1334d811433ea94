#ifndef LEGWORK_TOOLS_SHIM_FIND_HOST_H_
#define LEGWORK_TOOLS_SHIM_FIND_HOST_H_

#include <string>
#include <string_view>

namespace legwork::host {

// FindBuilt gives the path of a program that was built with the one that runs, or lies in its sources: `name` is its
// path below the workspace. It is "" if the program is nowhere.
std::string FindBuilt(std::string_view name);

// FindHost gives the path of legwork-host: $LEGWORK_HOST, the one beside the program that runs, or the one built with
// it. It is "" if there is none.
std::string FindHost();

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_FIND_HOST_H_
