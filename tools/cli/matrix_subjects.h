#ifndef LEGWORK_TOOLS_CLI_MATRIX_SUBJECTS_H_
#define LEGWORK_TOOLS_CLI_MATRIX_SUBJECTS_H_

#include <span>
#include <string>
#include <string_view>

namespace legwork::cli {

// MatrixSubject is an implementation that `matrix` looks for.
struct MatrixSubject {
  std::string_view name;     // "WinPR 2"
  std::string_view subject;  // "sspi:libwinpr2.so.2"; "{provider}" stands for our own library
  std::string_view package;  // Debian's, that brings it; "" if it is ours
  std::string_view known;    // the adapter whose known results are its own; "" none
};

std::span<const MatrixSubject> MatrixSubjects();

// FilledSubject is the subject as a command takes it. Our own library is the one that was built beside this program, or
// the one that LEGWORK_PROVIDER names.
std::string FilledSubject(const MatrixSubject& row);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_MATRIX_SUBJECTS_H_
