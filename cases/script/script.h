#ifndef LEGWORK_CASES_SCRIPT_SCRIPT_H_
#define LEGWORK_CASES_SCRIPT_SCRIPT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The parse tree of a scenario file (tools/docs/scenario_language.md). It says what was written and where, and nothing
// of what it means: the rows of statements.h do that. Two trees are equal if they say the same, wherever it stands.
namespace legwork::script {

// Position is a place in a file: line and column from 1, a column being one character of UTF-8.
struct Position {
  int line = 0;
  int column = 0;
};

// Word is a text and where it stood. Quotes and escapes are gone.
struct Word {
  std::string text;
  Position at;

  bool empty() const { return text.empty(); }
  friend bool operator==(const Word& a, const Word& b) { return a.text == b.text; }
};

// Attribute is `name=value`, or a bare name.
struct Attribute {
  Word name;
  std::optional<Word> value;
  friend bool operator==(const Attribute&, const Attribute&) = default;
};

// Statement is one line: `[actor] word [subject] {attribute} [= result]`.
struct Statement {
  Word actor;    // steps only
  Word word;     // "principal", "initialize", "sends", "check"
  Word subject;  // "alice", "KRB_AP_REQ", "names_agree"; empty if the statement takes none
  std::vector<Attribute> attributes;
  std::optional<Word> result;
  friend bool operator==(const Statement&, const Statement&) = default;

  // Find gives the attribute of the name; nullptr if it is absent.
  const Attribute* Find(std::string_view name) const;
};

// Event is a step with the expectations indented below it, or a check, which has none.
struct Event {
  Statement statement;
  std::vector<Statement> expectations;
  friend bool operator==(const Event&, const Event&) = default;

  bool is_step() const { return !statement.actor.empty(); }
};

// Script is one scenario file. All headers stand before the first event.
struct Script {
  std::string intent;  // the comment that opens the file, lines joined by '\n', without '#'
  std::vector<Statement> headers;
  std::vector<Event> events;
  friend bool operator==(const Script&, const Script&) = default;

  // Header gives the first header of the word; nullptr if there is none.
  const Statement* Header(std::string_view word) const;

  // Id is the subject of the `scenario` header ("kerberos/mutual_auth"), Package that of `package`; "" if absent.
  std::string_view Id() const;
  std::string_view Package() const;
};

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_SCRIPT_H_
