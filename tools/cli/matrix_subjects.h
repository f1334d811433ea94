#ifndef LEGWORK_TOOLS_CLI_MATRIX_SUBJECTS_H_
#define LEGWORK_TOOLS_CLI_MATRIX_SUBJECTS_H_

#include <string>
#include <vector>

namespace legwork::cli {

// MatrixSubject is an implementation that `matrix` looks for.
struct MatrixSubject {
  std::string name;     // "WinPR 2"
  std::string subject;  // "sspi:libwinpr2.so.2"
  std::string package;  // Debian's, that brings it; "" if it is ours
  std::string known;    // the adapter whose known results are its own; "" none
  std::string missing;  // why it cannot even be tried; "" if it can
};

// MatrixSubjects are the control, which has nothing to fail, then the libraries of our own list and every shim that
// comes with Legwork. Our own library is the one that was built beside this program, or the one that LEGWORK_PROVIDER
// names; the host that Wine runs, too, unless LEGWORK_WINDOWS_HOST names it.
std::vector<MatrixSubject> MatrixSubjects();

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_MATRIX_SUBJECTS_H_
