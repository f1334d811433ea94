#include "tools/dump/line_words.h"

namespace legwork::dump {
namespace {

// Where the line proper begins: behind a bar that only numbers and blanks precede, and the blank behind it.
std::size_t StartOf(std::string_view line) {
  const std::size_t bar = line.find_first_not_of("0123456789 ");
  if (bar == std::string_view::npos || line[bar] != '|') return 0;
  return bar + (line.substr(bar + 1).starts_with(' ') ? 2 : 1);
}

// EndOfQuoted is behind the closing quote of the text that begins at `from`, npos if there is none.
std::size_t EndOfQuoted(std::string_view line, std::size_t from) {
  for (std::size_t at = from + 1; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == '"') {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

LineWords SplitLine(std::string_view line) {
  LineWords split;
  const std::size_t start = StartOf(line);
  std::size_t at = start;
  while (true) {
    at = line.find_first_not_of(" \t\r", at);
    if (at == std::string_view::npos || line[at] == '#') return split;
    if (split.words.empty()) split.indent = static_cast<int>(at - start);
    std::size_t end = line[at] == '"' ? EndOfQuoted(line, at) : line.find_first_of(" \t\r", at);
    if (end == std::string_view::npos && line[at] == '"') {
      split.unclosed = static_cast<int>(at + 1);
      return split;
    }
    if (end == std::string_view::npos) end = line.size();
    split.words.push_back({line.substr(at, end - at), static_cast<int>(at + 1)});
    at = end;
  }
}

}  // namespace legwork::dump
