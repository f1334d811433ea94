#include "cases/script/habit_statement.h"

#include <vector>

#include "cases/script/habit_rows.h"

namespace legwork::script {

std::span<const AttributeRow> AttributesOfHabits() {
  static const std::vector<AttributeRow> rows = [] {
    std::vector<AttributeRow> attributes;
    for (const HabitRow& row : HabitRows()) attributes.push_back(row.attribute);
    return attributes;
  }();
  return rows;
}

void DeclareHabits(Run& run, StatementReader& statement) {
  Actor* actor = run.FindActor(statement.subject());
  if (actor == nullptr) return run.Refuse(statement.statement(), "no such actor is declared above");
  for (const HabitRow& row : HabitRows()) {
    const auto value =
        row.attribute.shape == nullptr ? std::optional<std::string_view>() : statement.Take(row.attribute.name);
    const bool is_there = row.attribute.shape == nullptr ? statement.Has(row.attribute.name) : value.has_value();
    if (is_there) row.set(actor->setup.habits, value.value_or(""));
  }
}

}  // namespace legwork::script
