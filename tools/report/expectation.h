#ifndef LEGWORK_TOOLS_REPORT_EXPECTATION_H_
#define LEGWORK_TOOLS_REPORT_EXPECTATION_H_

#include <string>
#include <string_view>

#include "tools/report/report.h"

namespace legwork::report {

// Expectation is one line of a file of known results (tools/docs/expectations.md):
//
//   CASE CLAUSE VERDICT [NAME=VALUE …] # REASON
//
// A condition that begins with '!' holds where the rest of it does not.
struct Expectation {
  std::string cases;   // pattern over CaseResult.id, with * and ?
  std::string clause;  // "ISC-N-047"; "-" for a wrong step, or a failure without a clause; "*" for whatever fails
  CaseVerdict verdict = CaseVerdict::kFail;  // kFail, kCrash or kTimeout
  std::string version;                       // condition: pattern over the subject's version; "" none
  std::string package;                       // condition: the case's package; "" none
  std::string capability;                    // condition: what the subject's adapter offers; "" none
  std::string shows;                         // pattern over a part of what the failure shows; "" whatever it shows
  std::string link;                          // of a report; "" none
  std::string until;                         // "2027-01-31", the last day on which the line counts; "" no end
  std::string sometimes;                     // "yes": what it lists need not be seen in every run
  std::string reason;                        // never empty
  int line = 0;                              // from 1
};

// IsOfOneScenario says that the line's reason is still the reason if what it names shows something else.
bool IsOfOneScenario(const Expectation& row);

// ReadExpectation reads a line that is neither empty nor a comment. It gives what is wrong with it, empty if nothing
// is; `line` stays as it was.
[[nodiscard]] std::string ReadExpectation(std::string_view line, Expectation& row);

// ExpectationText is the line that ReadExpectation reads so. A double quote within a value becomes '?'.
std::string ExpectationText(const Expectation& row);

}  // namespace legwork::report

#endif  // LEGWORK_TOOLS_REPORT_EXPECTATION_H_
