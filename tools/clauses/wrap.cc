#include "tools/clauses/wrap.h"

#include <algorithm>

namespace legwork::clauses {

std::string Wrapped(std::string_view head, std::string_view text, std::size_t width) {
  const std::string indent(head.size(), ' ');
  std::string out;
  std::string line(head);
  bool is_empty = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!is_empty && line.size() + 1 + word.size() > width) {
      out += line + "\n";
      line = indent;
      is_empty = true;
    }
    line += is_empty ? "" : " ";
    line += word;
    is_empty = false;
  }
  return out + line + "\n";
}

}  // namespace legwork::clauses
