#ifndef LEGWORK_TOOLS_CLI_LIBRARY_VERSION_H_
#define LEGWORK_TOOLS_CLI_LIBRARY_VERSION_H_

#include <string>
#include <string_view>

namespace legwork::cli {

// LibraryPath is the file that a library's name stands for: itself with all links followed, or what the loader's cache
// knows by that name. "" if there is none.
std::string LibraryPath(std::string_view library);

// VersionOf is what stands behind ".so." in the name of a file: "2.11.7"; "" if nothing does.
std::string VersionOf(std::string_view path);

// SubjectVersion is the version of a subject that is a library ("sspi:libwinpr2.so.2"), as far as its file tells; "" of
// any other.
std::string SubjectVersion(std::string_view subject);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_LIBRARY_VERSION_H_
