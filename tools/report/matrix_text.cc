#include <algorithm>
#include <string>

#include "tools/report/matrix.h"

// The matrix for a terminal and for a repository's pages. Columns are numbered, for their names are long.
namespace legwork::report {
namespace {

char MarkSign(Mark mark) {
  switch (mark) {
    case Mark::kNone:
      return '.';
    case Mark::kHolds:
      return '+';
    case Mark::kWarning:
      return '!';
    case Mark::kViolated:
      return 'X';
    case Mark::kMissing:
      return ' ';
  }
  return ' ';
}

std::string Padded(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(width - std::min(width, text.size()), ' ');
}

std::string Named(const MatrixColumn& column) {
  return column.version.empty() ? column.name : column.name + " " + column.version;
}

// Counted says how the column came out, or why it did not.
std::string Counted(const MatrixColumn& column) {
  if (!column.missing.empty()) return "missing: " + column.missing;
  const Summary& summary = column.summary;
  std::string text = std::to_string(summary.pass) + " passed";
  const std::pair<int, const char*> others[] = {
      {summary.fail, "failed"},
      {summary.crash, "crashed"},
      {summary.timeout, "timed out"},
      {summary.xfail, "failed as known"},
      {summary.xpass, "passed unexpectedly"},
      {summary.skip, "skipped"},
  };
  for (const auto& [count, word] : others) {
    if (count > 0) text += ", " + std::to_string(count) + " " + word;
  }
  return text;
}

std::string Head(const Matrix& matrix) {
  return std::string(kTool) + " " + std::string(kVersion) + "  profile " + matrix.profile + "  tier " + matrix.tier +
         "  seed " + std::to_string(matrix.seed);
}

std::string Cell(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, 1, '\\');
  return text;
}

}  // namespace

std::string RenderMatrixText(const Matrix& matrix) {
  std::string out = Head(matrix) + "\n\n";
  std::string heads;
  for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
    const MatrixColumn& column = matrix.columns[i];
    const std::string number = std::to_string(i + 1);
    heads += std::string(3 - std::min<std::size_t>(number.size(), 3), ' ') + number;
    out += std::string(3 - std::min<std::size_t>(number.size(), 3), ' ') + number + "  " + Named(column) + "  " +
           column.subject + "\n       " + Counted(column) + "\n";
    if (column.missing.empty() && column.unexpected > 0) out += "       findings  " + column.findings + "\n";
  }
  out += "\n+ holds   X violated   ! a warning   . not exercised\n\n" + Padded("clause", 11) + heads + "\n";
  for (const auto& [id, clause] : MatrixRows(matrix)) {
    out += Padded(id, 11);
    for (const MatrixColumn& column : matrix.columns) out += std::string("  ") + MarkSign(MarkOf(column, id));
    out += "   " + clause->page + "\n";
  }
  return out;
}

std::string RenderMatrixMarkdown(const Matrix& matrix) {
  std::string out = "# Clause by implementation\n\n" + Head(matrix) + "\n\n| | implementation | subject | outcome |\n";
  out += "| --- | --- | --- | --- |\n";
  std::string heads = "| clause |", rule = "| --- |";
  for (std::size_t i = 0; i < matrix.columns.size(); ++i) {
    const MatrixColumn& column = matrix.columns[i];
    out += "| " + std::to_string(i + 1) + " | " + Cell(Named(column)) + " | `" + Cell(column.subject) + "` | " +
           Cell(Counted(column)) + " |\n";
    heads += " " + std::to_string(i + 1) + " |";
    rule += " --- |";
  }
  out += "\n" + heads + " rule |\n" + rule + " --- |\n";
  for (const auto& [id, clause] : MatrixRows(matrix)) {
    out += "| " + id + " |";
    for (const MatrixColumn& column : matrix.columns) {
      const Mark mark = MarkOf(column, id);
      out += mark == Mark::kNone || mark == Mark::kMissing ? " |" : " " + std::string(MarkWord(mark)) + " |";
    }
    out += " " + Cell(clause->rule) + " |\n";
  }
  return out;
}

}  // namespace legwork::report
