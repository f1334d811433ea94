#include "cases/script/printer.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cases/script/diagnostic.h"
#include "cases/script/format.h"
#include "cases/script/parser.h"
#include "cases/script/statements.h"
#include "cases/script/testing/sample_script.h"
#include "cases/script/testing/script_generator.h"

namespace legwork::script {
namespace {

Script MustParse(std::string_view text) {
  ParseResult parsed = Parse(text, "test.scn", Statements());
  EXPECT_TRUE(parsed.script.has_value()) << (parsed.problem ? DiagnosticText(*parsed.problem) : "");
  return parsed.script.value_or(Script{});
}

TEST(PrinterTest, PrintsTheSampleAsItStands) { EXPECT_EQ(Print(MustParse(kSampleScript)), kSampleScript); }

TEST(PrinterTest, QuotesWhatMustBeQuoted) {
  Script script = MustParse(kSampleScript);
  script.headers[4].subject.text = "A REALM=x";
  script.headers[5].attributes[0].value->text = "a \"b\"\n\x01\xff#";
  Script again = MustParse(Print(script));
  EXPECT_EQ(again, script);
}

RC_GTEST_PROP(PrinterProperty, ParseIsItsInverse, ()) {
  Script script = *AnyScript();
  std::string text = Print(script);
  ParseResult parsed = Parse(text, "generated.scn", Statements());
  if (parsed.problem) RC_FAIL(DiagnosticText(*parsed.problem));
  RC_ASSERT(*parsed.script == script);
}

RC_GTEST_PROP(PrinterProperty, PrintsInTheLayoutOfFormat, ()) {
  std::string text = Print(*AnyScript());
  RC_ASSERT(Format(text, "generated.scn", Statements()).text == text);
}

}  // namespace
}  // namespace legwork::script
