#ifndef LEGWORK_TOOLS_REPORT_EXPECTATIONS_H_
#define LEGWORK_TOOLS_REPORT_EXPECTATIONS_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/report/report.h"

// Known results of a subject (tools/docs/expectations.md): what is listed does not make a run unexpected, and what is
// listed but no longer so does.
namespace legwork::report {

// Expectation is one line of the file.
struct Expectation {
  std::string cases;    // pattern over CaseResult.id, with * and ?
  std::string clause;   // "ISC-N-047"; "-" for a case that fails without a violated clause; "*" for whatever fails
  CaseVerdict verdict;  // kFail, kCrash or kTimeout
  std::string reason;   // never empty
  int line = 0;         // from 1
};

struct Expectations {
  std::string file;  // as messages name it
  std::vector<Expectation> rows;
};

// ReadExpectations reads the text of a file. It gives "FILE:LINE: what is wrong, what would be right", empty if nothing
// is.
[[nodiscard]] std::string ReadExpectations(std::string_view file, std::string_view text, Expectations& expectations);

// ApplyExpectations turns a case whose every failure is listed into kXfail, and a passing case that a row names without
// a wildcard into kXpass. If `complete` (no filter kept cases from running), a row that nothing fitted becomes a note
// of the report.
void ApplyExpectations(const Expectations& expectations, bool complete, Report& report);

}  // namespace legwork::report

#endif  // LEGWORK_TOOLS_REPORT_EXPECTATIONS_H_
