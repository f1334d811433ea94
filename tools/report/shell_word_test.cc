#include "tools/report/shell_word.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>

namespace legwork::report {
namespace {

// ReadByShell is what the shell makes of the words behind a printf.
std::string ReadByShell(const std::string& words) {
  std::FILE* const pipe = popen(("printf '<%s>' " + words).c_str(), "r");
  std::string text;
  std::array<char, 256> part;
  while (std::fgets(part.data(), part.size(), pipe) != nullptr) text += part.data();
  pclose(pipe);
  return text;
}

TEST(ShellWord, LeavesAloneWhatMeansNothingToAShell) {
  EXPECT_EQ(ShellWord("sspi:/opt/lib/libmine.so.2"), "sspi:/opt/lib/libmine.so.2");
  EXPECT_EQ(ShellWord("mutant:no_mic"), "mutant:no_mic");
}

TEST(ShellWord, IsReadAsOneWordAgain) {
  for (const char* text : {"", "exec:./shim.pl --level 5", "it's", "a'b\"c", "$HOME `id` \\", "*", "a;b&c|d",
                           "sspi:A={b} l.so", "http://web/?a=1&b=2", "~", "#a"}) {
    EXPECT_EQ(ReadByShell(ShellWord(text)), "<" + std::string(text) + ">");
  }
}

}  // namespace
}  // namespace legwork::report
