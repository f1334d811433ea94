#ifndef LEGWORK_CASES_SCRIPT_PARSER_H_
#define LEGWORK_CASES_SCRIPT_PARSER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "cases/script/diagnostic.h"
#include "cases/script/lexer.h"
#include "cases/script/script.h"
#include "cases/script/statement_row.h"

namespace legwork::script {

// ParseResult is a script or the one error that kept it from being one.
struct ParseResult {
  std::optional<Script> script;
  std::optional<Diagnostic> problem;
};

// A world is a scenario file that may lack what only a run needs: its name, its package, and any step.
enum class FileKind : std::uint8_t { kScenario, kWorld };

// Parse reads a scenario file. `file` is the name that an error carries. It never crashes, whatever the text.
ParseResult Parse(std::string_view text, std::string_view file, std::span<const StatementRow> rows,
                  FileKind kind = FileKind::kScenario);

// FindRow gives the row of a statement; nullptr if there is none.
const StatementRow* FindRow(std::span<const StatementRow> rows, Place place, std::string_view word);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_PARSER_H_
