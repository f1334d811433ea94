#include "tools/report/html_text.h"

#include <cstdint>

namespace legwork::report {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::uint8_t Octet(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<std::uint8_t>(text[at]) : 0;
}

bool IsContinuation(std::uint8_t octet) { return (octet & 0xC0) == 0x80; }

// SequenceSize is how many octets the well-formed UTF-8 sequence at the beginning has, 0 if there is none: overlong
// forms, surrogates and what lies beyond U+10FFFF are none.
std::size_t SequenceSize(std::string_view text) {
  const std::uint8_t first = Octet(text, 0);
  const std::uint8_t second = Octet(text, 1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return IsContinuation(second) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool is_odd = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F);
    return IsContinuation(second) && IsContinuation(Octet(text, 2)) && !is_odd ? 3 : 0;
  }
  if (first < 0xF0 || first > 0xF4) return 0;
  const bool is_odd = (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
  const bool is_whole = IsContinuation(second) && IsContinuation(Octet(text, 2)) && IsContinuation(Octet(text, 3));
  return is_whole && !is_odd ? 4 : 0;
}

void AppendCharacter(char c, std::string& out) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    case '\'':
      out += "&#39;";
      return;
    default:
      break;
  }
  const bool is_control = (static_cast<std::uint8_t>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  if (is_control) out += kReplacement;
  if (!is_control) out += c;
}

}  // namespace

std::string HtmlText(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t size = SequenceSize(text);
    if (size == 1) AppendCharacter(text.front(), out);
    if (size == 0) out += kReplacement;
    if (size > 1) out += text.substr(0, size);
    text.remove_prefix(size == 0 ? 1 : size);
  }
  return out;
}

}  // namespace legwork::report
