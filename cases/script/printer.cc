#include "cases/script/printer.h"

#include <string_view>
#include <vector>

#include "cases/script/layout.h"

namespace legwork::script {
namespace {

// HeaderGroup puts headers that belong together into one block; a blank line parts the blocks.
int HeaderGroup(std::string_view word) {
  if (word == "realm" || word == "principal" || word == "kdc") return 1;
  if (word == "initiator" || word == "acceptor") return 2;
  if (word == "fault" || word == "answer") return 3;
  return 0;
}

void AddIntent(std::string_view intent, std::vector<LayoutLine>& lines) {
  if (intent.empty()) return;
  while (true) {
    std::size_t end = intent.find('\n');
    LayoutLine line;
    line.comment = std::string(intent.substr(0, end));
    lines.push_back(std::move(line));
    if (end == std::string_view::npos) return;
    intent.remove_prefix(end + 1);
  }
}

void AddStatement(const Statement& statement, bool indented, std::vector<LayoutLine>& lines) {
  LayoutLine line;
  line.statement = statement;
  line.indented = indented;
  lines.push_back(std::move(line));
}

void AddHeaders(const std::vector<Statement>& headers, std::vector<LayoutLine>& lines) {
  for (std::size_t i = 0; i < headers.size(); ++i) {
    bool new_block = i > 0 && HeaderGroup(headers[i].word.text) != HeaderGroup(headers[i - 1].word.text);
    if (new_block) lines.emplace_back();
    AddStatement(headers[i], false, lines);
  }
}

void AddEvents(const std::vector<Event>& events, std::vector<LayoutLine>& lines) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    bool turns = i > 0 && events[i].is_step() != events[i - 1].is_step();
    if (turns) lines.emplace_back();
    AddStatement(events[i].statement, false, lines);
    for (const Statement& expectation : events[i].expectations) AddStatement(expectation, true, lines);
  }
}

}  // namespace

std::string Print(const Script& script) {
  std::vector<LayoutLine> lines;
  AddIntent(script.intent, lines);
  AddHeaders(script.headers, lines);
  lines.emplace_back();
  AddEvents(script.events, lines);
  return LayOut(lines);
}

}  // namespace legwork::script
