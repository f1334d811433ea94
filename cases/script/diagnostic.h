#ifndef LEGWORK_CASES_SCRIPT_DIAGNOSTIC_H_
#define LEGWORK_CASES_SCRIPT_DIAGNOSTIC_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cases/script/script.h"

namespace legwork::script {

// Diagnostic is the one error that a malformed scenario gets: what is wrong, where, and what would have been right.
struct Diagnostic {
  std::string file;
  Position at;
  int width = 1;            // characters to underline
  std::string source_line;  // without its line end
  std::string message;      // "no attribute `taget` on `initiator`"
  std::string suggestion;   // the nearest legal word, "" if none is near
  std::vector<std::string> legal;  // every word that would have been legal; empty if they cannot be listed
};

// DiagnosticText is the error as a user reads it, several lines, the last one ended:
//
//   kerberos/skew.scn:12:24: error: no attribute `taget` on `initiator`; did you mean `target`?
//     initiator  client  as=alice  taget=HTTP/web
//                                  ^~~~~
//     legal here: as, clock, credentials, …
std::string DiagnosticText(const Diagnostic& diagnostic);

// NearestWord is the word of the fewest edits (insertions, deletions, replacements, swaps of neighbours), the first
// listed if several tie; "" if none is within a third of the longer word's length, or two edits of a short one.
std::string_view NearestWord(std::string_view wrong, std::span<const std::string_view> words);

// EditDistance counts the edits between two words, a swap of neighbours being one. Words beyond 64 bytes are cut.
int EditDistance(std::string_view a, std::string_view b);

// CharacterCount is the number of UTF-8 characters in a text, which is its width in a column layout.
int CharacterCount(std::string_view text);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_DIAGNOSTIC_H_
