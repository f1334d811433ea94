#ifndef LEGWORK_TOOLS_REPORT_EXPECTATIONS_UPDATE_H_
#define LEGWORK_TOOLS_REPORT_EXPECTATIONS_UPDATE_H_

#include <string>
#include <string_view>

#include "tools/report/expectations.h"

namespace legwork::report {

// ExpectationsUpdate is a file as it should be after a run.
struct ExpectationsUpdate {
  std::string text;
  std::string
      difference;  // "- LINE" and "+ LINE", each with a newline, in the order of the file; "" if nothing differs
};

// UpdateExpectations brings a file's text up to what a run showed, before ApplyExpectations: lines that nothing shows
// any more go, those whose failure shows something else say what, and failures that no line covers get one line per
// cause at the end, whose reason a person has to write. All other lines, comments and reasons stay as they are, lines
// that have expired among them.
ExpectationsUpdate UpdateExpectations(std::string_view text, const Expectations& expectations,
                                      const ExpectationTerms& terms, const Report& report);

}  // namespace legwork::report

#endif  // LEGWORK_TOOLS_REPORT_EXPECTATIONS_UPDATE_H_
