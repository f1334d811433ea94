#include "tools/report/shell_word.h"

#include <algorithm>
#include <cctype>

namespace legwork::report {
namespace {

bool IsPlain(char letter) {
  constexpr std::string_view kPlain = "@%_+=:,./-";
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || kPlain.find(letter) != std::string_view::npos;
}

}  // namespace

std::string ShellWord(std::string_view text) {
  if (!text.empty() && std::ranges::all_of(text, IsPlain)) return std::string(text);
  std::string word = "'";
  for (const char letter : text) {
    if (letter == '\'') {
      word += "'\\''";
    } else {
      word += letter;
    }
  }
  return word + "'";
}

}  // namespace legwork::report
