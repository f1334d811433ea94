#ifndef LEGWORK_CASES_SCRIPT_HABIT_ROWS_H_
#define LEGWORK_CASES_SCRIPT_HABIT_ROWS_H_

#include <span>
#include <string_view>

#include "cases/script/statement_row.h"
#include "sim/package/habits.h"

namespace legwork::script {

// HabitRow is one habit by the name it has in scenarios.
struct HabitRow {
  AttributeRow attribute;

  // set takes a value of the attribute's shape; without a shape, nothing.
  void (*set)(Habits& habits, std::string_view value);
};

std::span<const HabitRow> HabitRows();

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_HABIT_ROWS_H_
