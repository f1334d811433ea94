#include "cases/script/format.h"

#include <utility>
#include <vector>

#include "cases/script/layout.h"
#include "cases/script/parser.h"

namespace legwork::script {
namespace {

// StatementsInOrder are the statements of a script as their lines stood in the file.
std::vector<LayoutLine> StatementsInOrder(const Script& script) {
  std::vector<LayoutLine> lines;
  for (const Statement& header : script.headers) lines.push_back({header, false, std::nullopt});
  for (const Event& event : script.events) {
    lines.push_back({event.statement, false, std::nullopt});
    for (const Statement& expectation : event.expectations) lines.push_back({expectation, true, std::nullopt});
  }
  return lines;
}

bool IsBlank(const LayoutLine& line) { return !line.statement && !line.comment; }

std::vector<LayoutLine> WithComments(const std::vector<LexedLine>& lexed, std::vector<LayoutLine> statements) {
  std::vector<LayoutLine> lines;
  std::size_t next = 0;
  for (const LexedLine& source : lexed) {
    LayoutLine line;
    if (!source.words.empty()) line = std::move(statements[next++]);
    if (source.words.empty()) line.indented = source.indented && source.comment;
    if (source.comment) line.comment = std::string(*source.comment);
    bool superfluous = IsBlank(line) && (lines.empty() || IsBlank(lines.back()));
    if (!superfluous) lines.push_back(std::move(line));
  }
  while (!lines.empty() && IsBlank(lines.back())) lines.pop_back();
  return lines;
}

}  // namespace

FormatResult Format(std::string_view text, std::string_view file, std::span<const StatementRow> rows) {
  ParseResult parsed = Parse(text, file, rows);
  if (!parsed.script) return {"", std::move(parsed.problem)};
  LexResult lexed = Lex(text);
  return {LayOut(WithComments(lexed.lines, StatementsInOrder(*parsed.script))), std::nullopt};
}

}  // namespace legwork::script
