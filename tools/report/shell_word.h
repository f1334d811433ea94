#ifndef LEGWORK_TOOLS_REPORT_SHELL_WORD_H_
#define LEGWORK_TOOLS_REPORT_SHELL_WORD_H_

#include <string>
#include <string_view>

namespace legwork::report {

// ShellWord is the text as one word of a POSIX shell: as it is where nothing in it means anything to the shell, else in
// quotes. A line that is to be typed again is made of these.
std::string ShellWord(std::string_view text);

}  // namespace legwork::report

#endif  // LEGWORK_TOOLS_REPORT_SHELL_WORD_H_
