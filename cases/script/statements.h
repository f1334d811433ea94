#ifndef LEGWORK_CASES_SCRIPT_STATEMENTS_H_
#define LEGWORK_CASES_SCRIPT_STATEMENTS_H_

#include <span>

#include "cases/script/statement_row.h"

namespace legwork::script {

// Statements is the whole language: one row per statement. A new one is a row and its run function.
std::span<const StatementRow> Statements();

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_STATEMENTS_H_
