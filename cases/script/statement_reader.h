#ifndef LEGWORK_CASES_SCRIPT_STATEMENT_READER_H_
#define LEGWORK_CASES_SCRIPT_STATEMENT_READER_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "cases/script/script.h"

namespace legwork::script {

// StatementReader hands out the parts of a statement and remembers which attributes were taken: one that nobody
// consumed is a mistake of the file, and must not look as if it had been obeyed.
class StatementReader {
 public:
  explicit StatementReader(const Statement& statement) : statement_(statement) {}

  const Statement& statement() const { return statement_; }
  std::string_view actor() const { return statement_.actor.text; }
  std::string_view subject() const { return statement_.subject.text; }
  std::string_view result() const { return statement_.result ? std::string_view(statement_.result->text) : ""; }

  // Has takes an attribute that stands alone.
  bool Has(std::string_view name) { return Mark(name) != nullptr; }

  // Take takes an attribute's value; nullopt if it is absent.
  std::optional<std::string_view> Take(std::string_view name);
  std::string_view TakeOr(std::string_view name, std::string_view fallback) { return Take(name).value_or(fallback); }

  // FirstUnconsumed gives an attribute nobody took; nullptr if there is none.
  const Attribute* FirstUnconsumed() const;

 private:
  const Attribute* Mark(std::string_view name);

  const Statement& statement_;
  std::uint64_t consumed_ = 0;  // bit i: attributes[i] was taken; a statement has far fewer than 64
};

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_STATEMENT_READER_H_
