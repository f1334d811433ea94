#ifndef LEGWORK_TOOLS_KDC_TESTING_RUNNING_KDC_H_
#define LEGWORK_TOOLS_KDC_TESTING_RUNNING_KDC_H_

#include <string>
#include <string_view>

#include "tools/shim/child_process.h"
#include "tools/shim/private_folder.h"

namespace legwork::kdc {

// Ran is what a shell line came to.
struct Ran {
  int status = -1;     // -1: a signal ended it
  std::string output;  // standard output and error
};

// Shell runs lines of sh in a folder. `input` is their standard input.
Ran Shell(const std::string& folder, const std::string& lines, std::string_view input = "");

// RunningKdc is `legwork kdc` as users start it, with a folder of its own; it ends with the object.
class RunningKdc {
 public:
  // Start serves the world, the default one if it is empty, and waits until the KDC is ready. The text says what went
  // wrong; it is empty if nothing did.
  [[nodiscard]] std::string Start(std::string_view world = "");

  // Client runs shell lines in the environment that the KDC printed.
  Ran Client(const std::string& lines, std::string_view input = "") const;

  // Stop sends the signal and says how the program ended: "exited with status 0".
  std::string Stop(int signal);

  const std::string& folder() const { return folder_.path(); }
  const std::string& printed() const { return printed_; }

 private:
  host::PrivateFolder folder_;
  host::ChildProcess program_;
  std::string printed_;
};

// Whether a program can be called; in continuous integration a missing one is a failure, not a reason to skip.
bool HasProgram(const std::string& name);
bool MissingIsAnError();

// UnpackedProgram is the path of a program of a package that cannot be installed beside others (tools/legwork unpacks
// it), or its bare name if it was not unpacked.
std::string UnpackedProgram(const std::string& name);

}  // namespace legwork::kdc

#endif  // LEGWORK_TOOLS_KDC_TESTING_RUNNING_KDC_H_
