#ifndef LEGWORK_TOOLS_DUMP_LINE_WORDS_H_
#define LEGWORK_TOOLS_DUMP_LINE_WORDS_H_

#include <string_view>
#include <vector>

namespace legwork::dump {

// Word is a word of a line; a quoted text is one word with its quotes.
struct Word {
  std::string_view text;
  int column = 0;  // from 1, in the whole line
};

// LineWords is a line without what is left of its bar and behind its #.
struct LineWords {
  int indent = 0;  // blanks in front of the first word
  std::vector<Word> words;
  int unclosed = 0;  // column of a quote that nothing closes, 0 if there is none
};

LineWords SplitLine(std::string_view line);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_LINE_WORDS_H_
