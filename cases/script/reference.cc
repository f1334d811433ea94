#include "cases/script/reference.h"

#include <string_view>

#include "cases/script/statements.h"

namespace legwork::script {
namespace {

struct PlaceRow {
  Place place;
  std::string_view title;
  std::string_view lead;
};
constexpr PlaceRow kPlaces[] = {
    {Place::kHeader, "Headers", "stand before the first step."},
    {Place::kStep, "Steps", "begin with the name of a declared actor."},
    {Place::kExpectation, "Expectations", "are indented and speak of the step above."},
    {Place::kCheck, "Checks", "speak of the whole exchange up to their line."},
};

std::string AttributeLine(const AttributeRow& attribute) {
  std::string line = "- `" + std::string(attribute.name);
  line += attribute.shape == nullptr ? "`" : "=` " + std::string(attribute.shape->expected);
  return line + ": " + std::string(attribute.summary) + "\n";
}

std::string StatementSection(const StatementRow& row) {
  std::string text = "#### `" + std::string(row.word) + "`\n\n" + std::string(row.summary) + "\n\n    " +
                     std::string(row.example) + "\n\n";
  for (const AttributeRow& attribute : row.attributes) text += AttributeLine(attribute);
  if (!row.attributes.empty()) text += "\n";
  return text;
}

}  // namespace

std::string StatementReference() {
  std::string text = "## Statements\n\n";
  for (const PlaceRow& place : kPlaces) {
    text +=
        "### " + std::string(place.title) + "\n\n" + std::string(place.title) + " " + std::string(place.lead) + "\n\n";
    for (const StatementRow& row : Statements()) {
      if (row.place == place.place) text += StatementSection(row);
    }
  }
  text.pop_back();
  return text;
}

}  // namespace legwork::script
