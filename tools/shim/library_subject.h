#ifndef LEGWORK_TOOLS_SHIM_LIBRARY_SUBJECT_H_
#define LEGWORK_TOOLS_SHIM_LIBRARY_SUBJECT_H_

#include <string>
#include <string_view>
#include <vector>

#include "sim/world/directory.h"
#include "tools/shim/private_folder.h"

namespace legwork::host {

// LibrarySubject is what follows the `sspi:` or `gssapi:` of a subject: a library, and before it, as in a shell, the
// variables that its process is to have beside what every one has: "MYSTACK_USERS={accounts} ./libmystack.so". In a
// value stand, for files of the process's own that are written anew for each session,
//
// - {accounts}: the scenario's accounts, one a line: DOMAIN:user:password. The password goes to the line's end;
// - {krb5_conf}: the way to the scenario's KDC, as in session_files.h;
// - {keytab}: the keys of the account that the actor runs as.
struct LibrarySubject {
  std::vector<std::string> variables;  // "NAME=value", as written
  std::string_view library;            // "" if there is none

  // Names says whether a value has "{" what "}".
  bool Names(std::string_view what) const;
};
LibrarySubject ReadLibrarySubject(std::string_view text);

// AccountFile is the file of a process that {accounts} stands for, in its private folder.
inline constexpr char kAccountFile[] = "accounts";
std::string AccountLines(const Directory& directory);

// Filled is a variable with the paths for what stands in braces.
std::string Filled(std::string variable, const PrivateFolder& folder);

// UnknownBraces is the first word in braces that stands for nothing, with them; "" if there is none.
std::string UnknownBraces(const LibrarySubject& subject);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_LIBRARY_SUBJECT_H_
