#include "cases/script/world_text.h"

#include "cases/script/printer.h"

namespace legwork::script {
namespace {

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  for (std::string_view other : words) {
    if (word == other) return true;
  }
  return false;
}

bool MakesTheWorldOf(std::string_view actor, const Statement& header) {
  if (IsOneOf(header.word.text, {"initiator", "acceptor", "answer"})) return header.subject.text == actor;
  return IsOneOf(header.word.text, {"scenario", "package", "profile", "realm", "principal", "kdc"});
}

}  // namespace

std::string WorldText(const Script& script, std::string_view actor) {
  Script world;
  for (const Statement& header : script.headers) {
    if (MakesTheWorldOf(actor, header)) world.headers.push_back(header);
  }
  return Print(world);
}

}  // namespace legwork::script
