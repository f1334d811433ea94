#include "cases/script/parser.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace legwork::script {
namespace {

// Parsing is one parse of one file: the script so far, and the problem once there is one.
class Parsing {
 public:
  Parsing(std::string_view file, std::span<const StatementRow> rows, FileKind kind)
      : file_(file), rows_(rows), kind_(kind) {}

  ParseResult ParseLines(const std::vector<LexedLine>& lines);
  ParseResult Fail(const LexProblem& problem);

 private:
  bool ParseLine();
  bool ParseHeader(const StatementRow& row);
  bool ParseStep();
  bool ParseCheck();
  bool ParseExpectation();
  bool ParseRest(const StatementRow& row, Statement& statement, std::size_t next);
  bool ParseSubject(const StatementRow& row, Statement& statement, std::size_t& next);
  bool ParseAttribute(const StatementRow& row, Statement& statement, const LexedWord& word);
  bool ParseResultWord(const StatementRow& row, Statement& statement, std::size_t next);
  bool CheckShape(const ValueShape& shape, const Word& word, const std::string& of);
  bool CheckWhole();
  bool RefuseValue(const LexedWord& word);
  bool UnknownWord(const LexedWord& word, const std::string& what, std::vector<std::string_view> legal);
  bool Problem(Position at, int width, std::string message);
  bool ProblemAfterLine(std::string message);
  std::vector<std::string_view> Words(Place place) const;
  const StatementRow* Row(Place place, std::string_view word) const { return FindRow(rows_, place, word); }
  bool IsActor(std::string_view name) const { return std::find(actors_.begin(), actors_.end(), name) != actors_.end(); }

  std::string_view file_;
  std::span<const StatementRow> rows_;
  FileKind kind_;
  const LexedLine* line_ = nullptr;
  std::vector<std::string> actors_;
  Script script_;
  std::optional<Diagnostic> problem_;
};

bool Parsing::Problem(Position at, int width, std::string message) {
  problem_ = Diagnostic{};
  problem_->file = file_;
  problem_->at = at;
  problem_->width = width;
  problem_->source_line = line_ == nullptr ? "" : std::string(line_->source);
  problem_->message = std::move(message);
  return false;
}

bool Parsing::ProblemAfterLine(std::string message) {
  int end = CharacterCount(line_->source) + 1;
  return Problem({line_->number, end}, 1, std::move(message));
}

bool Parsing::UnknownWord(const LexedWord& word, const std::string& what, std::vector<std::string_view> legal) {
  Problem(word.word.at, CharacterCount(word.word.text), what + " `" + word.word.text + "`");
  problem_->suggestion = NearestWord(word.word.text, legal);
  problem_->legal.assign(legal.begin(), legal.end());
  return false;
}

std::vector<std::string_view> Parsing::Words(Place place) const {
  std::vector<std::string_view> words;
  for (const StatementRow& row : rows_) {
    if (row.place == place) words.push_back(row.word);
  }
  return words;
}

bool Parsing::CheckShape(const ValueShape& shape, const Word& word, const std::string& of) {
  std::optional<std::string_view> bad = shape.bad_part(word.text);
  if (!bad) return true;
  bool whole = bad->size() == word.text.size();
  Position at = word.at;
  std::size_t before = whole ? 0 : static_cast<std::size_t>(bad->data() - word.text.data());
  at.column += CharacterCount(std::string_view(word.text).substr(0, before));
  std::string wrong(*bad);
  Problem(at, std::max(1, CharacterCount(wrong)),
          "`" + wrong + "` does not fit " + of + ", which takes " + std::string(shape.expected));
  if (shape.words != nullptr) {
    std::vector<std::string_view> legal = shape.words();
    problem_->suggestion = NearestWord(wrong, legal);
    problem_->legal.assign(legal.begin(), legal.end());
  }
  return false;
}

bool Parsing::ParseSubject(const StatementRow& row, Statement& statement, std::size_t& next) {
  if (row.subject == nullptr) return true;
  const std::vector<LexedWord>& words = line_->words;
  if (next >= words.size() || words[next].is_equals) {
    return ProblemAfterLine("`" + statement.word.text + "` must be followed by " + std::string(row.subject->expected));
  }
  const LexedWord& word = words[next++];
  if (word.value) return RefuseValue(word);
  statement.subject = word.word;
  return CheckShape(*row.subject, statement.subject, "`" + statement.word.text + "`");
}

bool Parsing::RefuseValue(const LexedWord& word) {
  return Problem(word.word.at, word.width,
                 "`" + word.word.text + "=` cannot stand here; a text that holds `=` is quoted");
}

bool Parsing::ParseAttribute(const StatementRow& row, Statement& statement, const LexedWord& word) {
  const AttributeRow* found = nullptr;
  std::vector<std::string_view> legal;
  for (const AttributeRow& attribute : row.attributes) {
    legal.push_back(attribute.name);
    if (attribute.name == word.word.text) found = &attribute;
  }
  std::string of = "`" + std::string(row.word) + "`";
  if (found == nullptr) return UnknownWord(word, of + " has no attribute", std::move(legal));
  if (statement.Find(word.word.text) != nullptr) {
    return Problem(word.word.at, word.width, "`" + word.word.text + "` stands twice");
  }
  if (found->shape == nullptr && word.value) {
    return Problem(word.word.at, word.width, "`" + word.word.text + "` stands alone and takes no value");
  }
  if (found->shape != nullptr && !word.value) {
    return Problem(word.word.at, word.width,
                   "`" + word.word.text + "=` needs a value: " + std::string(found->shape->expected));
  }
  statement.attributes.push_back({word.word, word.value});
  return found->shape == nullptr || CheckShape(*found->shape, *word.value, "`" + word.word.text + "=`");
}

bool Parsing::ParseResultWord(const StatementRow& row, Statement& statement, std::size_t next) {
  const std::vector<LexedWord>& words = line_->words;
  const LexedWord& equals = words[next];
  if (row.result_rule == ResultRule::kNone) {
    return Problem(equals.word.at, 1, "`" + std::string(row.word) + "` has no result");
  }
  if (next + 1 >= words.size()) {
    return ProblemAfterLine("a result must follow `=`: " + std::string(row.result->expected));
  }
  if (next + 2 < words.size()) {
    return Problem(words[next + 2].word.at, words[next + 2].width, "nothing may follow the result");
  }
  if (words[next + 1].value) return RefuseValue(words[next + 1]);
  statement.result = words[next + 1].word;
  return CheckShape(*row.result, *statement.result, "the result of `" + std::string(row.word) + "`");
}

bool Parsing::ParseRest(const StatementRow& row, Statement& statement, std::size_t next) {
  if (row.place != Place::kCheck && !ParseSubject(row, statement, next)) return false;
  const std::vector<LexedWord>& words = line_->words;
  for (; next < words.size() && !words[next].is_equals; ++next) {
    if (!ParseAttribute(row, statement, words[next])) return false;
  }
  if (next < words.size()) return ParseResultWord(row, statement, next);
  if (row.result_rule != ResultRule::kRequired) return true;
  return ProblemAfterLine("the line must end in `= RESULT`: " + std::string(row.result->expected));
}

bool Parsing::ParseHeader(const StatementRow& row) {
  const LexedWord& first = line_->words.front();
  Statement statement;
  statement.word = first.word;
  if (!script_.events.empty()) {
    return Problem(first.word.at, first.width,
                   "`" + first.word.text + "` is a header and must stand before the first step");
  }
  if (!ParseRest(row, statement, 1)) return false;
  if (row.word == "initiator" || row.word == "acceptor") {
    const std::string& name = statement.subject.text;
    bool taken = IsActor(name) || name == "check" || Row(Place::kHeader, name) != nullptr;
    if (taken) return Problem(statement.subject.at, CharacterCount(name), "the name `" + name + "` is taken");
    actors_.push_back(name);
  }
  script_.headers.push_back(std::move(statement));
  return true;
}

bool Parsing::ParseStep() {
  const std::vector<LexedWord>& words = line_->words;
  Statement statement;
  statement.actor = words[0].word;
  if (words.size() < 2) return ProblemAfterLine("a call must follow the actor `" + statement.actor.text + "`");
  const StatementRow* row = Row(Place::kStep, words[1].word.text);
  if (row == nullptr) return UnknownWord(words[1], "no call is named", Words(Place::kStep));
  if (words[1].value) return RefuseValue(words[1]);
  statement.word = words[1].word;
  if (!ParseRest(*row, statement, 2)) return false;
  script_.events.push_back({std::move(statement), {}});
  return true;
}

bool Parsing::ParseCheck() {
  const std::vector<LexedWord>& words = line_->words;
  if (words.size() < 2 || words[1].is_equals) return ProblemAfterLine("a subject must follow `check`");
  const StatementRow* row = Row(Place::kCheck, words[1].word.text);
  if (row == nullptr) return UnknownWord(words[1], "no check is named", Words(Place::kCheck));
  if (words[1].value) return RefuseValue(words[1]);
  Statement statement;
  statement.word = words[0].word;
  statement.subject = words[1].word;
  if (!ParseRest(*row, statement, 2)) return false;
  script_.events.push_back({std::move(statement), {}});
  return true;
}

bool Parsing::ParseExpectation() {
  const LexedWord& first = line_->words.front();
  const StatementRow* row = Row(Place::kExpectation, first.word.text);
  if (row == nullptr) return UnknownWord(first, "no expectation is named", Words(Place::kExpectation));
  if (script_.events.empty() || !script_.events.back().is_step()) {
    return Problem(first.word.at, first.width, "an indented line speaks of the step above, and there is none");
  }
  Statement statement;
  statement.word = first.word;
  if (!ParseRest(*row, statement, 1)) return false;
  script_.events.back().expectations.push_back(std::move(statement));
  return true;
}

bool Parsing::ParseLine() {
  const LexedWord& first = line_->words.front();
  if (first.is_equals) return Problem(first.word.at, 1, "a line cannot begin with `=`");
  if (first.value) return RefuseValue(first);
  if (line_->indented) return ParseExpectation();
  if (first.word.text == "check") return ParseCheck();
  if (const StatementRow* row = Row(Place::kHeader, first.word.text)) return ParseHeader(*row);
  if (IsActor(first.word.text)) return ParseStep();
  std::vector<std::string_view> legal = Words(Place::kHeader);
  legal.push_back("check");
  legal.insert(legal.end(), actors_.begin(), actors_.end());
  return UnknownWord(first, "neither a statement nor a declared actor:", std::move(legal));
}

bool Parsing::CheckWhole() {
  for (std::string_view word : {"scenario", "package"}) {
    int count = 0;
    for (const Statement& header : script_.headers) count += header.word.text == word ? 1 : 0;
    if (count == 1 || (count == 0 && kind_ == FileKind::kWorld)) continue;
    return Problem({1, 1}, 1,
                   "the file must have one `" + std::string(word) + "` line; it has " + std::to_string(count));
  }
  if (script_.events.empty() && kind_ == FileKind::kScenario) return Problem({1, 1}, 1, "the file has no step");
  return true;
}

ParseResult Parsing::Fail(const LexProblem& problem) {
  Problem(problem.at, problem.width, problem.message);
  problem_->source_line = problem.source;
  return {std::nullopt, std::move(problem_)};
}

ParseResult Parsing::ParseLines(const std::vector<LexedLine>& lines) {
  bool opening = true;
  for (const LexedLine& line : lines) {
    line_ = &line;
    opening = opening && line.words.empty() && line.comment.has_value();
    if (opening) script_.intent += (script_.intent.empty() ? "" : "\n") + std::string(*line.comment);
    if (!line.words.empty() && !ParseLine()) return {std::nullopt, std::move(problem_)};
  }
  line_ = lines.empty() ? nullptr : &lines.front();
  if (!CheckWhole()) return {std::nullopt, std::move(problem_)};
  return {std::move(script_), std::nullopt};
}

}  // namespace

ParseResult Parse(std::string_view text, std::string_view file, std::span<const StatementRow> rows, FileKind kind) {
  LexResult lexed = Lex(text);
  Parsing parsing(file, rows, kind);
  if (lexed.problem) return parsing.Fail(*lexed.problem);
  return parsing.ParseLines(lexed.lines);
}

const StatementRow* FindRow(std::span<const StatementRow> rows, Place place, std::string_view word) {
  for (const StatementRow& row : rows) {
    if (row.place == place && row.word == word) return &row;
  }
  return nullptr;
}

}  // namespace legwork::script
