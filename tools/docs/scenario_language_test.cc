#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "cases/script/parser.h"
#include "cases/script/reference.h"
#include "cases/script/statements.h"

namespace legwork {
namespace {

std::string Document() {
  std::ifstream file("tools/docs/scenario_language.md");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// FirstDifference shows where two texts part, a line of each.
std::string FirstDifference(const std::string& written, const std::string& made) {
  std::istringstream left(written), right(made);
  std::string a, b;
  while (true) {
    bool more = static_cast<bool>(std::getline(left, a));
    bool also = static_cast<bool>(std::getline(right, b));
    if (!more && !also) return "";
    if (a != b || more != also) return "the document says:\n  " + a + "\nthe language says:\n  " + b;
  }
}

TEST(ScenarioLanguageTest, ItsStatementsAreThoseOfTheLanguage) {
  std::string document = Document();
  std::string reference = script::StatementReference();
  std::size_t start = document.find("## Statements\n");
  ASSERT_NE(start, std::string::npos);
  EXPECT_EQ(FirstDifference(document.substr(start), reference), "");
}

TEST(ScenarioLanguageTest, ItsExampleIsLegal) {
  std::string document = Document();
  std::size_t start = document.find("```\n") + 4;
  std::string example = document.substr(start, document.find("```\n", start) - start);
  script::ParseResult parsed = script::Parse(example, "scenario_language.md", script::Statements());
  EXPECT_FALSE(parsed.problem.has_value()) << script::DiagnosticText(*parsed.problem);
}

}  // namespace
}  // namespace legwork
