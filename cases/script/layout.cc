#include "cases/script/layout.h"

#include <algorithm>

#include "cases/script/diagnostic.h"
#include "cases/script/lexer.h"

namespace legwork::script {
namespace {

constexpr int kHeaderWordWidth = 9;        // "initiator", "principal"
constexpr int kCallWidth = 10;             // "initialize"
constexpr int kExpectationWordWidth = 7;   // "returns"
constexpr int kGap = 2;

// Columns are the widths that lines of one file share.
struct Columns {
  int actor = 6;                 // "client", "server"
  int subject = 0;               // of headers that have attributes
  std::vector<int> attributes;   // of the block of headers being written
};

void Pad(std::string& line, int width) {
  int missing = width - CharacterCount(line);
  if (missing > 0) line.append(static_cast<std::size_t>(missing), ' ');
}

// PadColumn ends a column of the width that began at `start`; a wider text still gets its gap.
void PadColumn(std::string& line, int start, int width) {
  Pad(line, std::max(start + width, CharacterCount(line)) + kGap);
}

std::string AttributeText(const Attribute& attribute) {
  return attribute.value ? attribute.name.text + "=" + QuoteValue(attribute.value->text) : attribute.name.text;
}

bool IsStep(const Statement& statement) { return !statement.actor.empty(); }
bool IsHeader(const LayoutLine& line) {
  return line.statement && !line.indented && !IsStep(*line.statement) && line.statement->word.text != "check";
}

Columns MeasureFile(const std::vector<LayoutLine>& lines) {
  Columns columns;
  for (const LayoutLine& line : lines) {
    if (!line.statement) continue;
    const Statement& statement = *line.statement;
    columns.actor = std::max(columns.actor, CharacterCount(statement.actor.text));
    bool counts = IsHeader(line) && (!statement.attributes.empty() || statement.result);
    if (counts) columns.subject = std::max(columns.subject, CharacterCount(QuoteWord(statement.subject.text)));
  }
  return columns;
}

// MeasureBlock finds the attribute columns of the headers from `first` up to the next line that is not one.
void MeasureBlock(const std::vector<LayoutLine>& lines, std::size_t first, Columns& columns) {
  columns.attributes.clear();
  for (std::size_t i = first; i < lines.size() && IsHeader(lines[i]); ++i) {
    const std::vector<Attribute>& attributes = lines[i].statement->attributes;
    if (columns.attributes.size() < attributes.size()) columns.attributes.resize(attributes.size(), 0);
    for (std::size_t k = 0; k < attributes.size(); ++k) {
      columns.attributes[k] = std::max(columns.attributes[k], CharacterCount(AttributeText(attributes[k])));
    }
  }
}

void AppendResult(const Statement& statement, std::string& line) {
  if (!statement.result) return;
  while (!line.empty() && line.back() == ' ') line.pop_back();
  Pad(line, CharacterCount(line) + 1);
  Pad(line, kResultColumn - 1);
  line += "= " + QuoteWord(statement.result->text);
}

void AppendAttributes(const Statement& statement, const std::vector<int>& widths, std::string& line) {
  for (std::size_t i = 0; i < statement.attributes.size(); ++i) {
    int start = CharacterCount(line);
    line += AttributeText(statement.attributes[i]);
    bool last = i + 1 == statement.attributes.size();
    if (!last) PadColumn(line, start, i < widths.size() ? widths[i] : 0);
  }
}

std::string HeaderText(const Statement& statement, const Columns& columns) {
  std::string line = statement.word.text;
  PadColumn(line, 0, kHeaderWordWidth);
  int start = CharacterCount(line);
  if (!statement.subject.empty()) {
    line += QuoteWord(statement.subject.text);
    bool more = !statement.attributes.empty() || statement.result.has_value();
    if (more) PadColumn(line, start, columns.subject);
  }
  AppendAttributes(statement, columns.attributes, line);
  AppendResult(statement, line);
  return line;
}

std::string OtherText(const Statement& statement, bool indented, const Columns& columns) {
  std::string line = indented ? "  " : "";
  if (IsStep(statement)) {
    line += statement.actor.text;
    PadColumn(line, 0, columns.actor);
  }
  int start = CharacterCount(line);
  line += statement.word.text;
  bool more = !statement.subject.empty() || !statement.attributes.empty() || statement.result.has_value();
  if (!more) return line;
  if (statement.word.text == "check") {
    PadColumn(line, start, 0);
  } else {
    PadColumn(line, start, indented ? kExpectationWordWidth : kCallWidth);
  }
  if (!statement.subject.empty()) {
    line += QuoteWord(statement.subject.text);
    if (!statement.attributes.empty()) line += "  ";
  }
  AppendAttributes(statement, {}, line);
  AppendResult(statement, line);
  return line;
}

std::string LineText(const LayoutLine& line, const Columns& columns) {
  std::string text;
  if (line.statement) {
    text = IsHeader(line) ? HeaderText(*line.statement, columns) : OtherText(*line.statement, line.indented, columns);
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (!line.comment) return text;
  if (line.statement) text += "  ";
  if (!line.statement && line.indented) text = "  ";
  return text + (line.comment->empty() ? "#" : "# " + *line.comment);
}

}  // namespace

std::string LayOut(const std::vector<LayoutLine>& lines) {
  Columns columns = MeasureFile(lines);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    bool block_begins = IsHeader(lines[i]) && (i == 0 || !IsHeader(lines[i - 1]));
    if (block_begins) MeasureBlock(lines, i, columns);
    text += LineText(lines[i], columns) + "\n";
  }
  return text;
}

std::string StatementText(const Statement& statement, bool indented) {
  LayoutLine line;
  line.statement = statement;
  line.indented = indented;
  return LineText(line, MeasureFile({line}));
}

}  // namespace legwork::script
