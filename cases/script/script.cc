#include "cases/script/script.h"

namespace legwork::script {

const Attribute* Statement::Find(std::string_view name) const {
  for (const Attribute& attribute : attributes) {
    if (attribute.name.text == name) return &attribute;
  }
  return nullptr;
}

const Statement* Script::Header(std::string_view word) const {
  for (const Statement& header : headers) {
    if (header.word.text == word) return &header;
  }
  return nullptr;
}

std::string_view Script::Id() const {
  const Statement* header = Header("scenario");
  return header == nullptr ? std::string_view() : header->subject.text;
}

std::string_view Script::Package() const {
  const Statement* header = Header("package");
  return header == nullptr ? std::string_view() : header->subject.text;
}

}  // namespace legwork::script
