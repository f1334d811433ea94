#ifndef LEGWORK_CASES_SCRIPT_FORMAT_H_
#define LEGWORK_CASES_SCRIPT_FORMAT_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cases/script/diagnostic.h"
#include "cases/script/statement_row.h"

namespace legwork::script {

// FormatResult is a file in the one layout, or the error that kept it from being read.
struct FormatResult {
  std::string text;
  std::optional<Diagnostic> problem;
};

// Format lays a scenario file out again. Comments and single blank lines stay where they are; runs of blank lines
// become one, and there is none at either end. What the file says does not change.
FormatResult Format(std::string_view text, std::string_view file, std::span<const StatementRow> rows);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_FORMAT_H_
