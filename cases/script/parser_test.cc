#include "cases/script/parser.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "cases/script/statements.h"
#include "cases/script/testing/sample_script.h"

namespace legwork::script {
namespace {

// WithChange is the sample with one text replaced by another.
std::string WithChange(std::string_view from, std::string_view to) {
  std::string text(kSampleScript);
  text.replace(text.find(from), from.size(), to);
  return text;
}

// Refusal is the error that a changed sample gets.
std::string Refusal(std::string_view from, std::string_view to) {
  ParseResult parsed = Parse(WithChange(from, to), "test.scn", Statements());
  return parsed.problem ? DiagnosticText(*parsed.problem) : "accepted";
}

bool Contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(ParserTest, ReadsTheSample) {
  ParseResult parsed = Parse(kSampleScript, "test.scn", Statements());
  ASSERT_TRUE(parsed.script.has_value());
  const Script& script = *parsed.script;
  EXPECT_EQ(script.Id(), "kerberos/wrong_principal");
  EXPECT_EQ(script.Package(), "Kerberos");
  EXPECT_EQ(script.intent, "The ticket names HTTP/web, but HTTP/other answers: mutual authentication must fail.");
  EXPECT_EQ(script.headers.size(), 10u);
  ASSERT_EQ(script.events.size(), 4u);
  const Event& first = script.events[0];
  EXPECT_EQ(first.statement.actor.text, "client");
  EXPECT_EQ(first.statement.word.text, "initialize");
  EXPECT_EQ(first.statement.Find("req")->value->text, "MUTUAL_AUTH");
  EXPECT_EQ(first.statement.result->text, "SEC_I_CONTINUE_NEEDED");
  EXPECT_EQ(first.statement.word.at.line, 15);
  EXPECT_EQ(first.statement.word.at.column, 9);
  ASSERT_EQ(first.expectations.size(), 1u);
  EXPECT_EQ(first.expectations[0].subject.text, "KRB_AP_REQ");
}

TEST(ParserTest, PointsAtAMisspeltAttributeAndOffersTheRightOne) {
  EXPECT_EQ(Refusal("target=", "taget="),
            "test.scn:12:39: error: `initiator` has no attribute `taget`; did you mean `target`?\n"
            "  initiator  client      as=alice       taget=HTTP/web\n"
            "                                        ^~~~~\n"
            "  legal here: as, domain, password, credentials, target, package, package_list, use, clock, peer, host, "
            "impersonates,\n              habits\n");
}

TEST(ParserTest, PointsAtTheWrongPartOfAValue) {
  std::string refusal = Refusal("req=MUTUAL_AUTH  ", "req=INTEGRITY|MUTAL");
  EXPECT_TRUE(Contains(refusal, "test.scn:15:35: error: `MUTAL` does not fit `req=`")) << refusal;
  EXPECT_TRUE(Contains(refusal, "did you mean `MUTUAL_AUTH`?") || Contains(refusal, "legal here")) << refusal;
}

TEST(ParserTest, RefusesEachKindOfMistakeWithItsOwnWords) {
  EXPECT_TRUE(Contains(Refusal("client  delete", "clinet  delete"), "did you mean `client`?"));
  EXPECT_TRUE(
      Contains(Refusal("client  delete", "client  delte "), "no call is named `delte`; did you mean `delete`?"));
  EXPECT_TRUE(Contains(Refusal("  sends    nothing", "  sands    nothing"), "no expectation is named `sands`"));
  EXPECT_TRUE(
      Contains(Refusal("= SEC_E_WRONG_PRINCIPAL", "= SEC_E_WRONG_PRINCIPLE"), "did you mean `SEC_E_WRONG_PRINCIPAL`?"));
  EXPECT_TRUE(Contains(Refusal("= SEC_E_WRONG_PRINCIPAL", ""), "the line must end in `= RESULT`"));
  EXPECT_TRUE(Contains(Refusal("= SEC_E_WRONG_PRINCIPAL", "="), "a result must follow `=`"));
  EXPECT_TRUE(Contains(Refusal("= SEC_E_WRONG_PRINCIPAL", "= SEC_E_OK more"), "nothing may follow the result"));
  EXPECT_TRUE(Contains(Refusal("password=alice-pw", "password=a password=b"), "`password` stands twice"));
  EXPECT_TRUE(Contains(Refusal("password=alice-pw", "password"), "needs a value"));
  EXPECT_TRUE(Contains(Refusal("password=alice-pw", "disabled=yes"), "stands alone"));
  EXPECT_TRUE(Contains(Refusal("scenario   kerberos/wrong_principal\n", ""), "one `scenario` line; it has 0"));
  EXPECT_TRUE(Contains(Refusal("package    Kerberos", "package    Kerberos\npackage    NTLM"), "it has 2"));
  EXPECT_TRUE(Contains(Refusal("package    Kerberos", "package"), "must be followed by"));
  EXPECT_TRUE(Contains(Refusal("clause     ISC-N-064", "clause     ISC-N-999"), "does not fit `clause`"));
  EXPECT_TRUE(Contains(Refusal("server      as", "client      as"), "the name `client` is taken"));
  EXPECT_TRUE(Contains(Refusal("server      as", "realm       as"), "the name `realm` is taken"));
  EXPECT_TRUE(Contains(Refusal("client  delete ", "realm  LATE\nclient  delete "), "before the first step"));
  EXPECT_TRUE(Contains(Refusal("realm      EXAMPLE.COM", "  sends  nothing"), "speaks of the step above"));
  EXPECT_TRUE(Contains(Refusal("client  delete ", "check   nothing\nclient  delete "), "no check is named"));
}

TEST(ParserTest, RefusesAFileWithoutSteps) {
  ParseResult parsed = Parse("scenario a/b\npackage NTLM\n", "test.scn", Statements());
  ASSERT_TRUE(parsed.problem.has_value());
  EXPECT_EQ(parsed.problem->message, "the file has no step");
}

TEST(ParserTest, AcceptsTheExampleOfEveryStatement) {
  for (const StatementRow& row : Statements()) {
    std::string text = "scenario a/b\npackage NTLM\ninitiator client\nacceptor server\n";
    bool header = row.place == Place::kHeader;
    bool declared =
        row.word == "scenario" || row.word == "package" || row.word == "initiator" || row.word == "acceptor";
    if (declared) continue;
    std::string example(row.example);
    text += header ? example + "\nclient wait 1s\n"
                   : std::string("client wait 1s\n") + (row.place == Place::kExpectation ? "  " : "") + example + "\n";
    ParseResult parsed = Parse(text, "example", Statements());
    EXPECT_TRUE(parsed.script.has_value()) << DiagnosticText(*parsed.problem);
  }
}

TEST(ParserTest, HasOneRowForEveryWord) {
  for (const StatementRow& row : Statements()) {
    EXPECT_EQ(FindRow(Statements(), row.place, row.word), &row) << row.word;
    EXPECT_NE(row.run, nullptr) << row.word;
    EXPECT_FALSE(row.summary.empty()) << row.word;
  }
}

// Mutated is the sample after a few random edits, of octets and of whole lines.
std::string Mutated() {
  std::string text(kSampleScript);
  int edits = *rc::gen::inRange(1, 8);
  for (int i = 0; i < edits && !text.empty(); ++i) {
    std::size_t at = *rc::gen::inRange<std::size_t>(0, text.size());
    std::size_t length = std::min<std::size_t>(text.size() - at, *rc::gen::inRange<std::size_t>(0, 30));
    switch (*rc::gen::inRange(0, 4)) {
      case 0: text.erase(at, length); break;
      case 1: text.insert(at, 1, *rc::gen::arbitrary<char>()); break;
      case 2: text.insert(at, text.substr(*rc::gen::inRange<std::size_t>(0, text.size()), length)); break;
      default:
        text.insert(at, *rc::gen::element<std::string>("=", "\"", "\\x", "#", "\n", "  ", "|", "\t", "check ", "= ="));
        break;
    }
  }
  return text;
}

RC_GTEST_PROP(ParserProperty, GivesAScriptOrOneErrorWhateverTheText, ()) {
  std::string text = Mutated();
  ParseResult parsed = Parse(text, "mutated.scn", Statements());
  RC_ASSERT(parsed.script.has_value() != parsed.problem.has_value());
  if (!parsed.problem) return;
  RC_ASSERT(parsed.problem->at.line >= 1);
  RC_ASSERT(parsed.problem->at.column >= 1);
  RC_ASSERT(!parsed.problem->message.empty());
  RC_ASSERT(!DiagnosticText(*parsed.problem).empty());
}

RC_GTEST_PROP(ParserProperty, TakesAnyOctetsAtAll, (const std::string& text)) {
  ParseResult parsed = Parse(text, "octets.scn", Statements());
  RC_ASSERT(parsed.problem.has_value());
}

}  // namespace
}  // namespace legwork::script
