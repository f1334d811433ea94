#ifndef LEGWORK_CASES_SCRIPT_STATEMENT_ROW_H_
#define LEGWORK_CASES_SCRIPT_STATEMENT_ROW_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "cases/script/value_shape.h"

// What a statement is: a row. The rows stand in statements.cc.
namespace legwork::script {

class Run;              // run.h: what a scenario does while it runs
class StatementReader;  // statement_reader.h: a statement that remembers which attributes were consumed

enum class Place : std::uint8_t {
  kHeader,       // before the first step
  kStep,         // after an actor's name
  kExpectation,  // indented below a step
  kCheck,        // after the word `check`, as its subject
};

// AttributeRow is one attribute a statement may have.
struct AttributeRow {
  std::string_view name;
  const ValueShape* shape;   // null: the attribute stands alone, without a value
  std::string_view summary;  // completes "name=…: " in the reference
};

enum class ResultRule : std::uint8_t { kNone, kOptional, kRequired };

// StatementRow is one statement of the language. `word` is unique within its place; a header or an expectation is found
// by its first word, a step by the word after the actor, a check by its subject.
struct StatementRow {
  std::string_view word;
  Place place;
  std::string_view example;  // one legal line, without indentation
  std::string_view summary;  // one sentence for the reference
  const ValueShape* subject = nullptr;  // null: no subject; not used by checks
  std::span<const AttributeRow> attributes = {};
  ResultRule result_rule = ResultRule::kNone;
  const ValueShape* result = nullptr;

  // run carries the statement out. What goes wrong is told to the Run.
  void (*run)(Run& run, StatementReader& statement) = nullptr;
};

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_STATEMENT_ROW_H_
