#include "tools/cli/token_input.h"

#include <algorithm>
#include <optional>

#include "sim/base/text.h"

namespace legwork::cli {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

std::string_view Trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(kBlanks);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

std::string Without(std::string_view text, std::string_view characters) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [&](char c) { return characters.find(c) == std::string_view::npos; });
  return out;
}

// FirstValue ends at a comma, or at a line that does not continue the one before it with a blank.
std::string_view FirstValue(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool goes_on = at + 1 == text.size() || kBlanks.find(text[at + 1]) != std::string_view::npos;
    if (text[at] == ',' || (text[at] == '\n' && !goes_on)) return text.substr(0, at);
  }
  return text;
}

// AfterScheme gives what follows the first "Negotiate" or "NTLM" that is a word of its own, up to the end of its value;
// nullopt if neither stands there.
std::optional<std::string_view> AfterScheme(std::string_view text) {
  for (const std::string_view scheme : {"Negotiate ", "NTLM ", "negotiate ", "ntlm "}) {
    const std::size_t at = text.find(scheme);
    if (at != std::string_view::npos && (at == 0 || kBlanks.find(text[at - 1]) != std::string_view::npos)) {
      return FirstValue(text.substr(at + scheme.size()));
    }
  }
  return std::nullopt;
}

bool IsHex(std::string_view text) {
  return text.size() % 2 == 0 && text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// Digits are the hexadecimal digits of a text as programs print it: "a1:07", "0xa1, 0x07", "\\xa1\\x07".
std::string Digits(std::string_view text) {
  std::string digits = Without(text, " \t\r\n:,;{}\"");
  for (const std::string_view mark : {"0x", "0X", "\\x"}) {
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2) {
      if (digits.compare(at, mark.size(), mark) == 0) digits.erase(at, mark.size());
    }
  }
  return digits;
}

// NoToken says what is wrong with a text that is no base64.
std::string NoToken(std::string_view text, std::string_view base64, std::size_t at, bool is_header) {
  if (!is_header && text.find(": ") != std::string_view::npos) {
    return "no token: a header is known by its scheme, Negotiate or NTLM, and a token behind it";
  }
  const std::string what =
      is_header ? "not a token: behind the scheme stands no base64" : "not a token: neither hexadecimal nor base64";
  const std::size_t stranger = base64.find_first_not_of(kBase64);
  if (stranger != std::string_view::npos) at = stranger;
  if (at >= base64.size()) return what + " (it ends within four characters of base64)";
  return what + " (character " + std::to_string(at + 1) + ", `" + std::string(base64.substr(at, 1)) + "`, fits " +
         (is_header ? "not)" : "neither)");
}

bool IsText(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char c) { return (c >= ' ' && c < 0x7F) || c == '\t' || c == '\r' || c == '\n'; });
}

}  // namespace

TokenInput ReadTokenInput(std::string_view text) {
  if (!IsText(text)) return {ToBytes(AsBytes(text)), "octets", ""};
  const std::string_view trimmed = Trimmed(text);
  if (trimmed.empty()) return {{}, "", "no token: expected hexadecimal, base64 or an HTTP header line"};
  const std::optional<std::string_view> value = AfterScheme(trimmed);
  const std::string hex = Digits(value ? "" : trimmed);
  if (!value && IsHex(hex)) return {FromHex(hex).value(), "hexadecimal", ""};
  const std::string base64 = Without(value.value_or(trimmed), kBlanks);
  auto token = FromBase64(base64);
  if (token.ok()) return {std::move(token).value(), value ? "HTTP header" : "base64", ""};
  return {{}, "", NoToken(trimmed, base64, token.error().at, value.has_value())};
}

}  // namespace legwork::cli
