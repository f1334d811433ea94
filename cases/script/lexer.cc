#include "cases/script/lexer.h"

#include <array>
#include <cstdint>

#include "cases/script/diagnostic.h"

namespace legwork::script {
namespace {

bool IsBlank(char byte) { return byte == ' '; }

int HexDigit(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

// Cursor walks one line.
class Cursor {
 public:
  Cursor(std::string_view source, int number) : source_(source), number_(number) {}

  bool done() const { return at_ >= source_.size(); }
  char peek() const { return source_[at_]; }
  char Next() { return source_[at_++]; }
  std::string_view rest() const { return source_.substr(at_); }
  // position counts on from where it was last asked for, so that a line of many words costs no more than it must.
  Position position() {
    characters_ += CharacterCount(source_.substr(counted_, at_ - counted_));
    counted_ = at_;
    return {number_, characters_ + 1};
  }
  std::size_t offset() const { return at_; }
  int WidthSince(std::size_t offset) const { return CharacterCount(source_.substr(offset, at_ - offset)); }
  void SkipBlanks() {
    while (!done() && IsBlank(peek())) ++at_;
  }

 private:
  std::string_view source_;
  int number_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;  // octets whose characters are counted
  int characters_ = 0;
};

// Problem is a LexProblem without its line, which the caller knows.
using Problem = std::optional<LexProblem>;

LexProblem At(Position at, std::string message, int width = 1) { return {at, width, {}, std::move(message)}; }

Problem ReadEscape(Cursor& cursor, std::string& text) {
  Position at = cursor.position();
  cursor.Next();
  if (cursor.done()) return At(at, "the line ends inside an escape; the escapes are \\\" \\\\ \\n \\t \\xNN");
  char letter = cursor.Next();
  switch (letter) {
    case '"':
    case '\\': text += letter; return {};
    case 'n': text += '\n'; return {};
    case 't': text += '\t'; return {};
    default: break;
  }
  std::string_view digits = cursor.rest().substr(0, 2);
  if (letter != 'x' || digits.size() < 2 || HexDigit(digits[0]) < 0 || HexDigit(digits[1]) < 0) {
    return At(at, "no such escape; the escapes are \\\" \\\\ \\n \\t \\xNN", 2);
  }
  text += static_cast<char>(HexDigit(digits[0]) * 16 + HexDigit(digits[1]));
  cursor.Next();
  cursor.Next();
  return {};
}

// ReadQuoted reads from the opening quote past the closing one, which must end the word.
Problem ReadQuoted(Cursor& cursor, std::string& text) {
  Position opened = cursor.position();
  cursor.Next();
  while (!cursor.done() && cursor.peek() != '"') {
    if (cursor.peek() != '\\') {
      text += cursor.Next();
    } else if (Problem problem = ReadEscape(cursor, text)) {
      return problem;
    }
  }
  if (cursor.done()) return At(opened, "this quote is never closed");
  cursor.Next();
  if (!cursor.done() && !IsBlank(cursor.peek())) return At(cursor.position(), "a blank must follow a closing quote");
  return {};
}

Problem ReadPlain(Cursor& cursor, bool stop_at_equals, std::string& text) {
  while (!cursor.done() && !IsBlank(cursor.peek()) && !(stop_at_equals && cursor.peek() == '=')) {
    if (cursor.peek() == '"') return At(cursor.position(), "a quote may open only at the start of a word or a value");
    text += cursor.Next();
  }
  return {};
}

Problem ReadValue(Cursor& cursor, LexedWord& out) {
  Position name_at = out.word.at;
  cursor.Next();
  out.value = Word{"", cursor.position()};
  if (cursor.done() || IsBlank(cursor.peek())) {
    return At(name_at, "`" + out.word.text + "=` has no value; an empty one is written " + out.word.text + "=\"\"",
              CharacterCount(out.word.text) + 1);
  }
  if (cursor.peek() == '"') return ReadQuoted(cursor, out.value->text);
  return ReadPlain(cursor, false, out.value->text);
}

Problem ReadWord(Cursor& cursor, LexedWord& out) {
  std::size_t start = cursor.offset();
  out.word.at = cursor.position();
  Problem problem;
  if (cursor.peek() == '"') {
    problem = ReadQuoted(cursor, out.word.text);
  } else if (cursor.peek() == '=') {
    cursor.Next();
    out.is_equals = true;
    if (!cursor.done() && !IsBlank(cursor.peek())) {
      problem = At(cursor.position(), "a blank must stand on both sides of `=`");
    }
  } else {
    problem = ReadPlain(cursor, true, out.word.text);
    if (!problem && !cursor.done() && cursor.peek() == '=') problem = ReadValue(cursor, out);
  }
  out.width = cursor.WidthSince(start);
  return problem;
}

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && IsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsBlank(text.back())) text.remove_suffix(1);
  return text;
}

Problem CheckCharacters(std::string_view source, int number) {
  for (std::size_t i = 0; i < source.size(); ++i) {
    unsigned char byte = static_cast<unsigned char>(source[i]);
    if (byte >= 0x20 && byte != 0x7F) continue;
    Position at = {number, CharacterCount(source.substr(0, i)) + 1};
    return At(at, byte == '\t' ? "a tab; use blanks" : "a control character; inside quotes write \\xNN");
  }
  if (!IsUtf8(source)) return At({number, 1}, "this line is not UTF-8; inside quotes write \\xNN");
  return {};
}

Problem LexLine(LexedLine& line) {
  if (Problem problem = CheckCharacters(line.source, line.number)) return problem;
  Cursor cursor(line.source, line.number);
  line.indented = !line.source.empty() && IsBlank(line.source.front());
  for (cursor.SkipBlanks(); !cursor.done(); cursor.SkipBlanks()) {
    if (cursor.peek() == '#') {
      line.comment = Trimmed(cursor.rest().substr(1));
      return {};
    }
    LexedWord word;
    if (Problem problem = ReadWord(cursor, word)) return problem;
    line.words.push_back(std::move(word));
  }
  return {};
}

// Utf8Length is the length of the sequence that a lead byte opens, 0 for a byte that opens none.
int Utf8Length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// SecondByteFits keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
bool SecondByteFits(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0: return second >= 0xA0;
    case 0xED: return second <= 0x9F;
    case 0xF0: return second >= 0x90;
    case 0xF4: return second <= 0x8F;
    default: return true;
  }
}

bool IsPlain(std::string_view text) {
  if (text.empty() || text.front() == '#' || !IsUtf8(text)) return false;
  for (char byte : text) {
    unsigned char value = static_cast<unsigned char>(byte);
    if (value <= 0x20 || value == 0x7F || byte == '"') return false;
  }
  return true;
}

std::string Quoted(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  bool keep_high = IsUtf8(text);
  std::string out = "\"";
  for (char byte : text) {
    unsigned char value = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += byte;
    } else if (byte == '\n') {
      out += "\\n";
    } else if (byte == '\t') {
      out += "\\t";
    } else if (value < 0x20 || value == 0x7F || (value >= 0x80 && !keep_high)) {
      out += "\\x";
      out += kDigits[value >> 4];
      out += kDigits[value & 15];
    } else {
      out += byte;
    }
  }
  return out + '"';
}

}  // namespace

bool IsUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    unsigned char lead = static_cast<unsigned char>(text[i]);
    std::size_t length = static_cast<std::size_t>(Utf8Length(lead));
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
    }
    if (length > 1 && !SecondByteFits(lead, static_cast<unsigned char>(text[i + 1]))) return false;
    i += length;
  }
  return true;
}

LexResult Lex(std::string_view text) {
  LexResult result;
  if (text.size() > kFileSizeMax) {
    result.problem = LexProblem{{1, 1}, 1, "", "the file is larger than 1 MiB, which no scenario is"};
    return result;
  }
  int number = 0;
  while (!text.empty()) {
    std::size_t end = text.find('\n');
    LexedLine line;
    line.number = ++number;
    line.source = text.substr(0, end);
    if (!line.source.empty() && line.source.back() == '\r') line.source.remove_suffix(1);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (Problem problem = LexLine(line)) {
      problem->source = line.source;
      result.problem = std::move(problem);
      return result;
    }
    result.lines.push_back(std::move(line));
  }
  return result;
}

std::string QuoteWord(std::string_view text) {
  bool plain = IsPlain(text) && text.find('=') == std::string_view::npos;
  return plain ? std::string(text) : Quoted(text);
}

std::string QuoteValue(std::string_view text) { return IsPlain(text) ? std::string(text) : Quoted(text); }

}  // namespace legwork::script
