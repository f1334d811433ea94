#ifndef LEGWORK_CASES_SCRIPT_LEXER_H_
#define LEGWORK_CASES_SCRIPT_LEXER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/script/script.h"

namespace legwork::script {

// A file is UTF-8 of at most this many bytes; a scenario has some two thousand.
inline constexpr std::size_t kFileSizeMax = 1u << 20;

// LexedWord is one word of a line. `name=value` is one word, split at its first '=' outside quotes.
struct LexedWord {
  Word word;                   // the whole text, or the part before '='
  std::optional<Word> value;   // the part after '='
  bool is_equals = false;      // the lone "=" before a result
  int width = 0;               // characters in the source, quotes included
};

// LexedLine is one line of a file: its words and its comment.
struct LexedLine {
  int number = 0;              // from 1
  std::string_view source;     // without its line end
  bool indented = false;
  std::vector<LexedWord> words;
  std::optional<std::string_view> comment;  // after '#', blanks at both ends cut off
};

// LexProblem is why a line cannot be split into words.
struct LexProblem {
  Position at;
  int width = 1;
  std::string_view source;
  std::string message;
};

// LexResult holds the lines of a file, or the first problem. The lines look into the text that was lexed.
struct LexResult {
  std::vector<LexedLine> lines;
  std::optional<LexProblem> problem;
};

// Lex splits a file into words. Words are separated by blanks; a word or a value may stand in double quotes, with the
// escapes \" \\ \n \t and \xNN; '#' at the start of a word begins a comment.
LexResult Lex(std::string_view text);

// QuoteWord writes a word so that Lex reads it back: plain if it can be, else quoted.
std::string QuoteWord(std::string_view text);
// QuoteValue does so for the part after `name=`, where a further '=' needs no quotes.
std::string QuoteValue(std::string_view text);

// IsUtf8 says whether the bytes are well-formed UTF-8 (RFC 3629).
bool IsUtf8(std::string_view text);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_LEXER_H_
