#include "cases/script/testing/script_generator.h"

#include <string>
#include <utility>
#include <vector>

#include "cases/script/statements.h"

namespace legwork::script {
namespace {

// Samples of the shapes that cannot list their words. A sample that does not fit a shape is not used for it.
const std::vector<std::string> kSamples = {
    "main",   "client2",   "kerberos/any", "17",       "0x10",       "250ms",     "10m",   "+10m",
    "-1h",    "hex:0102",  "text:hello",   "zeros:3",  "empty",      "none",      "again", "null",
    "size:0", "type:DATA", "of:second",    "allocate", "no_buffers", "ISC-N-064",
};

Word MakeWord(std::string text) { return Word{std::move(text), {}}; }

std::vector<std::string> FittingWords(const ValueShape& shape) {
  std::vector<std::string> fitting;
  auto add = [&](std::string_view word) {
    if (!shape.bad_part(word)) fitting.emplace_back(word);
  };
  if (shape.words != nullptr) {
    for (std::string_view word : shape.words()) add(word);
  }
  for (const std::string& sample : kSamples) add(sample);
  return fitting;
}

Word AnyValue(const ValueShape& shape, bool may_be_empty) {
  if (&shape == &kTextShape) {
    std::string text = *rc::gen::arbitrary<std::string>();
    if (may_be_empty || !text.empty()) return MakeWord(std::move(text));
  }
  return MakeWord(*rc::gen::elementOf(FittingWords(shape)));
}

void AddAttributes(const StatementRow& row, Statement& statement) {
  for (const AttributeRow& attribute : row.attributes) {
    if (*rc::gen::inRange(0, 3) != 0) continue;
    legwork::script::Attribute made;
    made.name = MakeWord(std::string(attribute.name));
    if (attribute.shape != nullptr) made.value = AnyValue(*attribute.shape, true);
    statement.attributes.push_back(std::move(made));
  }
}

void AddResult(const StatementRow& row, Statement& statement) {
  bool wanted = row.result_rule == ResultRule::kRequired ||
                (row.result_rule == ResultRule::kOptional && *rc::gen::arbitrary<bool>());
  if (wanted) statement.result = AnyValue(*row.result, false);
}

Statement AnyStatement(const StatementRow& row) {
  Statement statement;
  if (row.place == Place::kStep) statement.actor = MakeWord("client");
  statement.word = MakeWord(row.place == Place::kCheck ? "check" : std::string(row.word));
  if (row.place == Place::kCheck) statement.subject = MakeWord(std::string(row.word));
  if (row.place != Place::kCheck && row.subject != nullptr) statement.subject = AnyValue(*row.subject, false);
  AddAttributes(row, statement);
  AddResult(row, statement);
  return statement;
}

std::vector<const StatementRow*> RowsOf(Place place) {
  std::vector<const StatementRow*> rows;
  for (const StatementRow& row : Statements()) {
    bool once = row.word == "scenario" || row.word == "package" || row.word == "initiator" || row.word == "acceptor";
    if (row.place == place && !once) rows.push_back(&row);
  }
  return rows;
}

Statement AnyStatementOf(Place place) { return AnyStatement(**rc::gen::elementOf(RowsOf(place))); }

Statement Header(std::string_view word, std::string subject) {
  Statement statement;
  statement.word = MakeWord(std::string(word));
  statement.subject = MakeWord(std::move(subject));
  return statement;
}

Event AnyEvent(bool step) {
  Event event;
  event.statement = AnyStatementOf(step ? Place::kStep : Place::kCheck);
  int expectations = step ? *rc::gen::inRange(0, 3) : 0;
  for (int i = 0; i < expectations; ++i) event.expectations.push_back(AnyStatementOf(Place::kExpectation));
  return event;
}

Script MakeScript() {
  Script script;
  script.intent =
      *rc::gen::element(std::string(), std::string("What it shows."), std::string("Two lines,\nthe second."));
  script.headers = {Header("scenario", "generated/any"), Header("package", "Negotiate"), Header("initiator", "client")};
  int headers = *rc::gen::inRange(0, 5);
  for (int i = 0; i < headers; ++i) script.headers.push_back(AnyStatementOf(Place::kHeader));
  script.events.push_back(AnyEvent(true));
  int events = *rc::gen::inRange(0, 6);
  for (int i = 0; i < events; ++i) script.events.push_back(AnyEvent(*rc::gen::inRange(0, 3) != 0));
  return script;
}

}  // namespace

rc::Gen<Script> AnyScript() { return rc::gen::exec(MakeScript); }

}  // namespace legwork::script
