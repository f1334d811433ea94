#ifndef LEGWORK_TOOLS_REPORT_MATRIX_H_
#define LEGWORK_TOOLS_REPORT_MATRIX_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tools/report/report.h"

// Every clause by every implementation: what several reports have to say side by side.
namespace legwork::report {

// MatrixColumn is one implementation, or why it could not be judged.
struct MatrixColumn {
  std::string name;      // "WinPR 2"
  std::string subject;   // "sspi:libwinpr2.so.2"
  std::string version;   // "" if nobody knows
  std::string missing;   // why nothing was run; "" if it was
  std::string control;   // what is pinned of it
  std::string findings;  // the command that lists them
  Summary summary;
  int unexpected = 0;                          // cases and notes that no known result explains
  std::map<std::string, ClauseTotal> clauses;  // by id
};

struct Matrix {
  std::string profile;
  std::string tier;
  std::uint64_t seed = 1;
  std::vector<MatrixColumn> columns;
};

// AddResults puts a judged report into the column. Whatever expectations explain must have been applied before.
void AddResults(const Report& report, MatrixColumn& column);

// Mark is what a column says of a clause.
enum class Mark : std::uint8_t {
  kNone,      // nothing exercised it
  kHolds,     // wherever it applied
  kWarning,   // it was broken at least once, in a way that cannot fail a subject
  kViolated,  // at least once
  kMissing,   // nothing was run
};
Mark MarkOf(const MatrixColumn& column, const std::string& clause);
std::string_view MarkWord(Mark mark);

// MatrixRows are the clauses that some column exercised, in order of id; the columns of each differ only in counts.
std::map<std::string, const ClauseResult*> MatrixRows(const Matrix& matrix);

// Renderers; HTML is one page that needs nothing else and is well-formed XML.
std::string RenderMatrixText(const Matrix& matrix);
std::string RenderMatrixMarkdown(const Matrix& matrix);
std::string RenderMatrixJson(const Matrix& matrix);
std::string RenderMatrixHtml(const Matrix& matrix);

}  // namespace legwork::report

#endif  // LEGWORK_TOOLS_REPORT_MATRIX_H_
