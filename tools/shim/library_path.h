#ifndef LEGWORK_TOOLS_SHIM_LIBRARY_PATH_H_
#define LEGWORK_TOOLS_SHIM_LIBRARY_PATH_H_

#include <string>
#include <string_view>

namespace legwork::host {

// LibraryPath is what a subject's library is loaded by. A name with a slash, or of a file that is there, is that file.
// Others are looked for where Debian has what the dynamic loader does not find: among the packages that are unpacked
// ($LEGWORK_UNPACKED), and in the folder of gss-ntlmssp. What is in neither is left to the loader.
std::string LibraryPath(std::string_view name);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_LIBRARY_PATH_H_
