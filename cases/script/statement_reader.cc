#include "cases/script/statement_reader.h"

namespace legwork::script {

const Attribute* StatementReader::Mark(std::string_view name) {
  for (std::size_t i = 0; i < statement_.attributes.size(); ++i) {
    if (statement_.attributes[i].name.text != name) continue;
    consumed_ |= 1ull << i;
    return &statement_.attributes[i];
  }
  return nullptr;
}

std::optional<std::string_view> StatementReader::Take(std::string_view name) {
  const Attribute* attribute = Mark(name);
  if (attribute == nullptr || !attribute->value) return std::nullopt;
  return attribute->value->text;
}

const Attribute* StatementReader::FirstUnconsumed() const {
  for (std::size_t i = 0; i < statement_.attributes.size(); ++i) {
    if ((consumed_ >> i & 1) == 0) return &statement_.attributes[i];
  }
  return nullptr;
}

}  // namespace legwork::script
