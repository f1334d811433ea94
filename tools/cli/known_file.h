#ifndef LEGWORK_TOOLS_CLI_KNOWN_FILE_H_
#define LEGWORK_TOOLS_CLI_KNOWN_FILE_H_

#include <string>

#include "tools/cli/options.h"
#include "tools/report/expectations.h"
#include "tools/report/report.h"

namespace legwork::cli {

// KnownFile is a file of known results as a command was given it; none is empty.
struct KnownFile {
  std::string text;
  report::Expectations expectations;
  std::string error;  // why it cannot be used
};

// ReadKnown takes a file that is not there for empty if it is to be rewritten.
KnownFile ReadKnown(const ReportOptions& options);

// Today is the day on which lines with an end are looked at: the one thing of a report that no seed fixes.
std::string Today();

// FinishReport applies the known results, or rewrites their file first, writes every report that the options name, or
// the text, and gives the status to end with.
int FinishReport(const ReportOptions& options, const report::ExpectationTerms& terms, KnownFile& known,
                 report::Report& report);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_KNOWN_FILE_H_
