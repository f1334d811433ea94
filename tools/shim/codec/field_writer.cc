#include "tools/shim/codec/field_writer.h"

#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "tools/shim/codec/words.h"

namespace legwork::host {
namespace {

constexpr char kDigits[] = "0123456789abcdef";

void AppendHex(std::string& line, ByteView bytes) {
  for (const std::uint8_t byte : bytes) {
    line += kDigits[byte >> 4];
    line += kDigits[byte & 15];
  }
}

template <typename T>
void AppendNumber(std::string& line, T value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  line.append(digits, end.ptr);
}

bool IsPlain(std::string_view text) {
  for (const char c : text) {
    if (c < 0x20 || c == 0x7f || c == '"' || c == '\\') return false;
  }
  return true;
}

}  // namespace

void FieldWriter::Name(std::string_view name) {
  if (!first_) line_ += ',';
  first_ = false;
  line_ += '"';
  line_ += name;
  line_ += "\":";
}

// Quoted sends everything but plain ASCII through the library, which also replaces what is not UTF-8 by U+FFFD.
void FieldWriter::Quoted(std::string_view text) {
  if (IsPlain(text)) {
    line_ += '"';
    line_ += text;
    line_ += '"';
    return;
  }
  line_ += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void FieldWriter::Flag(std::string_view name, bool value, bool fallback) {
  if (value == fallback) return;
  Name(name);
  line_ += value ? "true" : "false";
}

void FieldWriter::Number(std::string_view name, std::uint32_t value, std::uint32_t fallback) {
  if (value == fallback) return;
  Name(name);
  AppendNumber(line_, value);
}

void FieldWriter::Real(std::string_view name, double value) {
  Name(name);
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.17g", value);
  line_ += digits;
}

void FieldWriter::Wide(std::string_view name, std::int64_t value, std::int64_t fallback) {
  if (value == fallback) return;
  Name(name);
  line_ += '"';
  AppendNumber(line_, value);
  line_ += '"';
}

void FieldWriter::Counter(std::string_view name, std::uint64_t value, std::uint64_t fallback) {
  if (value == fallback) return;
  Name(name);
  line_ += '"';
  AppendNumber(line_, value);
  line_ += '"';
}

void FieldWriter::Text(std::string_view name, const std::string& value) {
  if (value.empty()) return;
  Name(name);
  Quoted(value);
}

void FieldWriter::Text(std::string_view name, const std::optional<std::string>& value) {
  if (!value) return;
  Name(name);
  Quoted(*value);
}

void FieldWriter::Texts(std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  Name(name);
  line_ += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i != 0) line_ += ',';
    Quoted(values[i]);
  }
  line_ += ']';
}

void FieldWriter::Hex(std::string_view name, const Bytes& value) {
  if (value.empty()) return;
  Name(name);
  line_ += '"';
  AppendHex(line_, value);
  line_ += '"';
}

void FieldWriter::Handle(std::string_view name, const HandleArgument& value) {
  if (value.is_null) return;
  Name(name);
  char text[40];
  const int size = std::snprintf(text, sizeof text, "\"%llx:%llx\"", static_cast<unsigned long long>(value.value.lower),
                                 static_cast<unsigned long long>(value.value.upper));
  line_.append(text, static_cast<std::size_t>(size));
}

void FieldWriter::Package(std::string_view name, PackageName value, PackageName fallback) {
  if (value == fallback) return;
  Name(name);
  Quoted(PackageWord(value));
}

void FieldWriter::Word(std::string_view name, std::string_view word) {
  Name(name);
  Quoted(word);
}

}  // namespace legwork::host
