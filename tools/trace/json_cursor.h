#ifndef LEGWORK_TOOLS_TRACE_JSON_CURSOR_H_
#define LEGWORK_TOOLS_TRACE_JSON_CURSOR_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace legwork::trace {

// LineProblem is what is wrong with a line and where, and what would have been right.
struct LineProblem {
  std::size_t column = 0;  // from 1
  std::string what;        // empty if nothing is wrong
};

// JsonCursor walks over one line of JSON (RFC 8259) without building anything. Every function gives false where the
// line is not as asked for; the first problem is kept, and nothing after it changes it. It never reads beyond the text,
// and it does not recurse, so no line can exhaust it.
class JsonCursor {
 public:
  explicit JsonCursor(std::string_view text) : text_(text) {}

  // WholeNumber is a JSON number without fraction and exponent.
  struct WholeNumber {
    bool negative = false;
    std::uint64_t magnitude = 0;
  };

  // Open expects '{' or '['. More says whether another member or element follows: it takes the comma before it, or
  // the closing bracket. `first` is true at the first question after Open.
  bool Open(char bracket);
  bool More(char closing, bool first, bool* more);

  // Name reads a member's name and the colon behind it. A text lasts until the next one is read.
  bool Name(std::string_view* name);
  bool Text(std::string_view* text);
  bool Number(WholeNumber* number);
  bool Flag(bool* flag);

  // AtText says whether a text comes next. End expects nothing but blanks.
  bool AtText();
  bool End();

  // Fail keeps the problem, at the value that was read last or at the cursor, and gives false.
  bool Fail(std::string what);
  bool FailHere(std::string what);
  const LineProblem& problem() const { return problem_; }

  // The cursor's place can be taken and gone back to.
  std::size_t place() const { return at_; }
  void Return(std::size_t place) { at_ = place; }

 private:
  char Peek();
  bool Unescaped(std::string_view* text);
  bool Escape();
  bool CodeUnit(std::uint32_t* unit);
  bool CodePoint();
  bool FailAt(std::size_t at, std::string what);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t value_at_ = 0;
  std::string scratch_;  // of a text with escapes
  LineProblem problem_;
};

}  // namespace legwork::trace

#endif  // LEGWORK_TOOLS_TRACE_JSON_CURSOR_H_
