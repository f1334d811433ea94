#ifndef LEGWORK_TOOLS_CLI_TESTING_PROGRAM_H_
#define LEGWORK_TOOLS_CLI_TESTING_PROGRAM_H_

#include <string>

namespace legwork::cli {

// Ran is what a run of the built program gave.
struct Ran {
  int status = -1;
  std::string output;  // standard output and error
};

// Legwork starts the built program through the shell: the tests' own words only.
Ran Legwork(const std::string& arguments);

// InTemp is a file in the test's own folder. WriteText makes one and gives its path, ReadText its content.
std::string InTemp(const std::string& name);
std::string WriteText(const std::string& name, const std::string& text);
std::string ReadText(const std::string& path);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_TESTING_PROGRAM_H_
