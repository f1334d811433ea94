#ifndef LEGWORK_TOOLS_REPORT_EXPECTATIONS_H_
#define LEGWORK_TOOLS_REPORT_EXPECTATIONS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tools/report/expectation.h"
#include "tools/report/report.h"

// Known results of a subject (tools/docs/expectations.md): what is listed does not make a run unexpected, and what is
// listed but no longer so does.
namespace legwork::report {

struct Expectations {
  std::string file;  // as messages name it
  std::vector<Expectation> rows;
};

// ReadExpectations reads the text of a file. It gives "FILE:LINE: what is wrong, what would be right", empty if nothing
// is.
[[nodiscard]] std::string ReadExpectations(std::string_view file, std::string_view text, Expectations& expectations);

// ExpectationTerms is what the lines' conditions are about, and how much of them a run can show.
struct ExpectationTerms {
  bool complete = false;                  // no filter kept cases from running: only then is a line dead
  std::string today;                      // "2026-11-30"
  std::string version;                    // of the subject; "" if nobody knows: no line with a version counts then
  std::vector<std::string> capabilities;  // what the subject's adapter offers: "clock"
  bool explored = true;                   // every generated sequence was run: else no line about them is dead
};

// RowState is what a run shows of one line.
struct RowState {
  std::size_t fits = 0;     // failures that are as the line says
  std::size_t differs = 0;  // failures that the line names, that show something else, and that no line covers
  std::size_t passes = 0;   // passing cases that the line names without a wildcard
  bool counts = true;       // version and capability are the subject's
  bool expired = false;
  bool sometimes = false;
  const CaseResult* first = nullptr;  // of `fits`
  const CaseResult* first_differing = nullptr;
};

// Unlisted is a violated clause that no line covers; "-" for a step that went wrong, and a failure without a clause.
struct Unlisted {
  const CaseResult* result = nullptr;
  std::string clause;
};

// Examination is a report held against the lines, before any verdict is changed. It points into the report.
struct Examination {
  std::vector<RowState> rows;      // by index
  std::vector<Unlisted> unlisted;  // in the order of the cases
};
Examination Examine(const Expectations& expectations, const ExpectationTerms& terms, const Report& report);

// IsDead says that nothing shows the line any more although everything ran.
bool IsDead(const RowState& state, const ExpectationTerms& terms);

// ApplyExpectations turns a case whose every failure is listed into kXfail, and a passing case that a line names
// without a wildcard into kXpass. Lines that are dead or expired become notes of the report, the others that fit its
// known causes. A case that a line lists as `sometimes` may differ between runs.
void ApplyExpectations(const Expectations& expectations, const ExpectationTerms& terms, Report& report);

}  // namespace legwork::report

#endif  // LEGWORK_TOOLS_REPORT_EXPECTATIONS_H_
