#include "cases/script/value_shape.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace legwork::script {
namespace {

constexpr std::int64_t kMillisecond = 10'000;  // FILETIME ticks
constexpr std::size_t kZerosMax = 1u << 17;

struct UnitRow {
  std::string_view suffix;
  std::int64_t ticks;
};
constexpr UnitRow kUnits[] = {
    {"ms", kMillisecond},
    {"s", 1000 * kMillisecond},
    {"m", 60 * 1000 * kMillisecond},
    {"h", 3600 * 1000 * kMillisecond},
    {"d", 24ll * 3600 * 1000 * kMillisecond},
};

bool IsNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool IsIdCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

std::optional<std::string_view> Unless(bool fine, std::string_view value) {
  return fine ? std::nullopt : std::optional(value);
}

bool IsName(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), IsNameCharacter);
}

bool IsScenarioId(std::string_view value) {
  std::size_t slash = value.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == value.size()) return false;
  return std::all_of(value.begin(), value.end(), [](char c) { return IsIdCharacter(c) || c == '/'; });
}

int HexDigit(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

std::optional<Bytes> ReadHex(std::string_view digits) {
  if (digits.size() % 2 != 0) return std::nullopt;
  Bytes bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    int high = HexDigit(digits[i]);
    int low = HexDigit(digits[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return bytes;
}

bool HasSign(std::string_view value) { return !value.empty() && (value.front() == '+' || value.front() == '-'); }

}  // namespace

const ValueShape kTextShape = {"a text", [](std::string_view) -> std::optional<std::string_view> { return {}; }};
const ValueShape kNameShape = {"a name of letters, digits and _",
                               [](std::string_view value) { return Unless(IsName(value), value); }};
const ValueShape kScenarioIdShape = {"folder/name in snake_case",
                                     [](std::string_view value) { return Unless(IsScenarioId(value), value); }};
const ValueShape kNumberShape = {"a number, decimal or 0x…", [](std::string_view value) {
                                   return Unless(ReadNumber(value).has_value(), value);
                                 }};
const ValueShape kDurationShape = {"a duration such as 250ms, 30s, 10m, 8h or 7d", [](std::string_view value) {
                                     return Unless(!HasSign(value) && ReadDuration(value).has_value(), value);
                                   }};
const ValueShape kClockOffsetShape = {"a signed duration such as +10m or -1h", [](std::string_view value) {
                                        return Unless(HasSign(value) && ReadDuration(value).has_value(), value);
                                      }};
const ValueShape kYesNoShape = {"yes or no",
                                [](std::string_view value) { return Unless(value == "yes" || value == "no", value); },
                                [] { return std::vector<std::string_view>{"yes", "no"}; }};
const ValueShape kBytesShape = {"hex:0102…, text:…, zeros:N or empty", [](std::string_view value) {
                                  return Unless(ReadBytes(value).has_value(), value);
                                }};

std::optional<std::uint64_t> ReadNumber(std::string_view value) {
  int base = 10;
  if (value.starts_with("0x")) {
    base = 16;
    value.remove_prefix(2);
  }
  std::uint64_t number = 0;
  auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number, base);
  if (value.empty() || error != std::errc() || end != value.data() + value.size()) return std::nullopt;
  return number;
}

std::optional<std::int64_t> ReadDuration(std::string_view value) {
  bool negative = value.starts_with('-');
  if (HasSign(value)) value.remove_prefix(1);
  std::size_t digits = 0;
  while (digits < value.size() && value[digits] >= '0' && value[digits] <= '9') ++digits;
  if (digits == 0 || digits > 6) return std::nullopt;
  for (const UnitRow& unit : kUnits) {
    if (value.substr(digits) != unit.suffix) continue;
    std::int64_t count = static_cast<std::int64_t>(*ReadNumber(value.substr(0, digits)));
    return (negative ? -count : count) * unit.ticks;
  }
  return std::nullopt;
}

std::optional<Bytes> ReadBytes(std::string_view value) {
  if (value == "empty") return Bytes();
  if (value.starts_with("hex:")) return ReadHex(value.substr(4));
  if (value.starts_with("text:")) {
    ByteView text = AsBytes(value.substr(5));
    return Bytes(text.begin(), text.end());
  }
  if (!value.starts_with("zeros:")) return std::nullopt;
  std::optional<std::uint64_t> count = ReadNumber(value.substr(6));
  if (!count || *count > kZerosMax) return std::nullopt;
  return Bytes(static_cast<std::size_t>(*count), 0);
}

std::vector<std::string_view> SplitAlternatives(std::string_view value) {
  std::vector<std::string_view> parts;
  while (true) {
    std::size_t bar = value.find('|');
    parts.push_back(value.substr(0, bar));
    if (bar == std::string_view::npos) return parts;
    value.remove_prefix(bar + 1);
  }
}

std::optional<std::string_view> FirstNotAmong(std::string_view value, const std::vector<std::string_view>& words) {
  for (std::string_view part : SplitAlternatives(value)) {
    if (std::find(words.begin(), words.end(), part) == words.end()) return part;
  }
  return std::nullopt;
}

}  // namespace legwork::script
