#ifndef LEGWORK_CASES_SCRIPT_LAYOUT_H_
#define LEGWORK_CASES_SCRIPT_LAYOUT_H_

#include <optional>
#include <string>
#include <vector>

#include "cases/script/script.h"

namespace legwork::script {

inline constexpr int kResultColumn = 47;  // where '=' stands, from 1

// LayoutLine is one line to be laid out: a statement, a comment, both, or nothing (a blank line).
struct LayoutLine {
  std::optional<Statement> statement;
  bool indented = false;               // an expectation, or a comment among expectations
  std::optional<std::string> comment;  // without '#'
};

// LayOut writes lines in the one layout that all scenario files have: columns aligned, '=' in column 47 where the line
// leaves room for it. The text ends with a line end unless it is empty.
std::string LayOut(const std::vector<LayoutLine>& lines);

// StatementText is one statement by itself, without line end, as a failure shows it; an expectation is `indented`.
std::string StatementText(const Statement& statement, bool indented);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_LAYOUT_H_
