#ifndef LEGWORK_CASES_SCRIPT_HABIT_STATEMENT_H_
#define LEGWORK_CASES_SCRIPT_HABIT_STATEMENT_H_

#include <span>

#include "cases/script/run.h"
#include "cases/script/statement_reader.h"
#include "cases/script/statement_row.h"

namespace legwork::script {

// The `habits` header: its attributes, one for each row of habit_rows.h, and how it is carried out.
std::span<const AttributeRow> AttributesOfHabits();
void DeclareHabits(Run& run, StatementReader& statement);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_HABIT_STATEMENT_H_
