#include "tools/trace/json_cursor.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace legwork::trace {
namespace {

constexpr char kEnd = '\0';

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Shown is a character of the line as a message names it.
std::string Shown(char c) {
  if (c > 0x20 && c < 0x7F) return std::string("`") + c + "`";
  return "a byte that JSON does not allow here";
}

void AppendUtf8(std::uint32_t point, std::string& out) {
  if (point < 0x80) {
    out += static_cast<char>(point);
    return;
  }
  if (point < 0x800) {
    out += static_cast<char>(0xC0 | point >> 6);
  } else if (point < 0x10000) {
    out += static_cast<char>(0xE0 | point >> 12);
    out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | point >> 18);
    out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
  }
  out += static_cast<char>(0x80 | (point & 0x3F));
}

}  // namespace

char JsonCursor::Peek() {
  while (at_ < text_.size() && IsBlank(text_[at_])) ++at_;
  value_at_ = at_;
  return at_ < text_.size() ? text_[at_] : kEnd;
}

bool JsonCursor::FailAt(std::size_t at, std::string what) {
  if (problem_.what.empty()) problem_ = {at + 1, std::move(what)};
  return false;
}

bool JsonCursor::Fail(std::string what) { return FailAt(value_at_, std::move(what)); }

bool JsonCursor::FailHere(std::string what) {
  const char c = Peek();
  if (at_ >= text_.size()) return FailAt(at_, "the line ends here; " + what);
  return FailAt(at_, Shown(c) + " stands here; " + what);
}

bool JsonCursor::Open(char bracket) {
  if (Peek() != bracket) return FailHere(bracket == '{' ? "an object, {…}, is due" : "a list, […], is due");
  ++at_;
  return true;
}

bool JsonCursor::More(char closing, bool first, bool* more) {
  const char c = Peek();
  if (c == closing) {
    ++at_;
    *more = false;
    return true;
  }
  *more = true;
  if (first) return true;
  if (c != ',') return FailHere(std::string("`,` or `") + closing + "` is due");
  ++at_;
  return true;
}

bool JsonCursor::Name(std::string_view* name) {
  if (Peek() != '"') return FailHere("a member's name in quotation marks is due");
  const std::size_t name_at = at_;
  if (!Text(name)) return false;
  if (Peek() != ':') return FailHere("`:` is due");
  ++at_;
  value_at_ = name_at;
  return true;
}

bool JsonCursor::AtText() { return Peek() == '"'; }

bool JsonCursor::Text(std::string_view* text) {
  if (Peek() != '"') return FailHere("a text in quotation marks is due");
  const std::size_t start = at_ + 1;
  for (std::size_t end = start; end < text_.size(); ++end) {
    const char c = text_[end];
    if (c == '"') {
      *text = text_.substr(start, end - start);
      at_ = end + 1;
      return true;
    }
    if (c == '\\') return Unescaped(text);
    if (static_cast<unsigned char>(c) < 0x20) {
      return FailAt(end, "a control character stands in a text; JSON wants it as \\u and four digits");
    }
  }
  return FailAt(text_.size(), "the line ends inside a text; its closing quotation mark is due");
}

// Unescaped reads a text that has escapes into the scratch.
bool JsonCursor::Unescaped(std::string_view* text) {
  scratch_.clear();
  for (++at_; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '"') {
      ++at_;
      *text = scratch_;
      return true;
    }
    if (static_cast<unsigned char>(c) < 0x20) return FailAt(at_, "a control character stands in a text");
    if (c == '\\' ? !Escape() : (scratch_ += c, false)) return false;
  }
  return FailAt(text_.size(), "the line ends inside a text; its closing quotation mark is due");
}

// Escape reads what follows a backslash and stays on its last character.
bool JsonCursor::Escape() {
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kCharacters = "\"\\/\b\f\n\r\t";
  ++at_;
  if (at_ < text_.size() && text_[at_] == 'u') return CodePoint();
  const std::size_t index = at_ < text_.size() ? kNames.find(text_[at_]) : std::string_view::npos;
  if (index == std::string_view::npos) return FailAt(at_, "no JSON escape is written like this");
  scratch_ += kCharacters[index];
  return true;
}

bool JsonCursor::CodeUnit(std::uint32_t* unit) {
  const std::string_view digits = text_.substr(std::min(at_ + 1, text_.size()), 4);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), *unit, 16);
  if (digits.size() != 4 || error != std::errc() || end != digits.data() + 4) {
    return FailAt(at_, "four hexadecimal digits are due after \\u");
  }
  at_ += 4;
  return true;
}

bool JsonCursor::CodePoint() {
  std::uint32_t point = 0;
  if (!CodeUnit(&point)) return false;
  if (point >= 0xDC00 && point < 0xE000) return FailAt(at_, "half a surrogate pair");
  if (point >= 0xD800 && point < 0xDC00) {
    std::uint32_t low = 0;
    if (text_.substr(at_ + 1, 2) != "\\u") return FailAt(at_, "half a surrogate pair");
    at_ += 2;
    if (!CodeUnit(&low)) return false;
    if (low < 0xDC00 || low >= 0xE000) return FailAt(at_, "half a surrogate pair");
    point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
  }
  AppendUtf8(point, scratch_);
  return true;
}

bool JsonCursor::Number(WholeNumber* number) {
  const char c = Peek();
  if (c != '-' && !IsDigit(c)) return FailHere("a whole number is due");
  number->negative = c == '-';
  std::size_t at = at_ + (number->negative ? 1 : 0);
  const char* const first = text_.data() + at;
  const auto [end, error] = std::from_chars(first, text_.data() + text_.size(), number->magnitude, 10);
  if (error == std::errc::result_out_of_range) return Fail("a number that no 64 bits hold");
  if (error != std::errc()) return Fail("a whole number is due");
  const auto length = static_cast<std::size_t>(end - first);
  if (length > 1 && *first == '0') return Fail("JSON allows no number with a 0 in front");
  at += length;
  if (at < text_.size() && (text_[at] == '.' || text_[at] == 'e' || text_[at] == 'E')) {
    return Fail("a fraction or an exponent; a whole number is due");
  }
  at_ = at;
  return true;
}

bool JsonCursor::Flag(bool* flag) {
  Peek();
  const std::string_view rest = text_.substr(at_);
  *flag = rest.starts_with("true");
  if (!*flag && !rest.starts_with("false")) return FailHere("true or false is due");
  at_ += *flag ? 4 : 5;
  return true;
}

bool JsonCursor::End() {
  Peek();
  if (at_ == text_.size()) return true;
  return FailHere("a line holds one object and nothing behind it");
}

}  // namespace legwork::trace
