#ifndef LEGWORK_TOOLS_CLI_FILES_H_
#define LEGWORK_TOOLS_CLI_FILES_H_

#include <string>

namespace legwork::cli {

// FileText is a file's content, or why it could not be had: "cannot read x.scn: No such file or directory".
struct FileText {
  std::string text;
  std::string error;  // empty if all went well
};

// ReadFile takes "-" for standard input. A file larger than 64 MiB is refused: no scenario or token is.
FileText ReadFile(const std::string& path);

// WriteFile takes "-" for standard output. It gives an error text, empty if all went well. A file is replaced as a
// whole, so that a reader never sees half of it.
std::string WriteFile(const std::string& path, const std::string& text);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_FILES_H_
