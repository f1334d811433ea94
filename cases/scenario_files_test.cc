// What every scenario file must be, whatever it runs on.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "cases/embedded_scenarios.h"
#include "cases/script/format.h"
#include "cases/script/parser.h"
#include "cases/script/statements.h"
#include "cases/script/status_basis.h"
#include "cases/script/status_pattern.h"
#include "model/call.h"
#include "model/clause.h"
#include "model/clause_set.h"
#include "model/demand.h"

namespace legwork {
namespace {

using script::Event;
using script::Script;
using script::Statement;

Script MustParse(const EmbeddedScenario& scenario) {
  script::ParseResult parsed = script::Parse(scenario.text, scenario.path, script::Statements());
  EXPECT_TRUE(parsed.script.has_value()) << script::DiagnosticText(*parsed.problem);
  return parsed.script ? std::move(*parsed.script) : Script{};
}

const EmbeddedScenario* Find(std::string_view id) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    if (scenario.id == id) return &scenario;
  }
  return nullptr;
}

// ExpectsFailure says whether some call is to fail, or the caller is to misbehave.
bool ExpectsFailure(const Script& script) {
  return std::any_of(script.events.begin(), script.events.end(), [](const Event& event) {
    const Statement& statement = event.statement;
    if (!statement.result) return false;
    std::string_view result = statement.result->text;
    if (!event.is_step()) return result == "violated";
    return result.find("SEC_E_") != std::string_view::npos && result.find("SEC_E_OK") == std::string_view::npos;
  });
}

TEST(ScenarioFilesTest, AreMany) { EXPECT_GE(EmbeddedScenarios().size(), 40u); }

TEST(ScenarioFilesTest, CarryTheirPathAsTheirId) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    EXPECT_EQ(MustParse(scenario).Id(), scenario.id) << scenario.path;
  }
}

TEST(ScenarioFilesTest, AreSortedWithoutRepetition) {
  auto scenarios = EmbeddedScenarios();
  for (std::size_t i = 1; i < scenarios.size(); ++i) EXPECT_LT(scenarios[i - 1].id, scenarios[i].id);
}

TEST(ScenarioFilesTest, AreLaidOutAsFormatDoes) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    EXPECT_EQ(script::Format(scenario.text, scenario.path, script::Statements()).text, scenario.text)
        << "legwork fmt " << scenario.path;
  }
}

TEST(ScenarioFilesTest, SayWhatTheyAreForInAtMostSixtyLines) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    EXPECT_FALSE(MustParse(scenario).intent.empty()) << scenario.path << ": begin with a comment that says the intent";
    EXPECT_LE(std::count(scenario.text.begin(), scenario.text.end(), '\n'), 60) << scenario.path;
  }
}

// Declares says whether the scenario announces that the clause is violated: its package answers wrongly on purpose.
bool Declares(const Script& script, std::string_view clause) {
  return std::any_of(script.events.begin(), script.events.end(), [&](const Event& event) {
    const script::Attribute* id = event.statement.Find("id");
    const bool violated = event.statement.result && event.statement.result->text == "violated";
    return violated && id != nullptr && id->value && id->value->text == clause;
  });
}

// Contradicts says whether the step, or its expectation, goes against a clause that demands a status of such calls.
bool Contradicts(const Event& event, const Clause& clause, const Demand& demand) {
  const Statement& statement = event.statement;
  const std::optional<Call> call = ParseCallWord(statement.word.text);
  if (!event.is_step() || !call || !statement.result) return false;
  const bool looks = clause.calls == 0 || (clause.calls >> static_cast<unsigned>(*call) & 1u) != 0;
  return looks && script::ExpectsRefusal(statement.result->text) &&
         !script::MatchesStatus(statement.result->text, demand.status);
}

// What a scenario expects binds a foreign subject by the clauses that it names (cases/script/status_basis.h). So where
// one of them demands a status and the scenario another, one of the two is wrong. Several clauses may name several.
TEST(ScenarioFilesTest, ExpectTheStatusThatOneOfTheirClausesDemands) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    const Script script = MustParse(scenario);
    for (const Event& event : script.events) {
      int contradicting = 0;
      int demanding = 0;
      for (const Statement& header : script.headers) {
        const Clause* clause = header.word.text == "clause" ? FindClause(header.subject.text) : nullptr;
        const Demand* demand = clause == nullptr ? nullptr : DemandOf(clause->id);
        if (demand == nullptr || demand->status == SecStatus::kOk || Declares(script, clause->id)) continue;
        ++demanding;
        contradicting += Contradicts(event, *clause, *demand) ? 1 : 0;
      }
      EXPECT_TRUE(contradicting == 0 || contradicting < demanding)
          << scenario.path << ":" << event.statement.word.at.line << ": no clause of the scenario demands this status";
    }
  }
}

TEST(ScenarioFilesTest, NameAControlWhereTheyExpectFailure) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    Script script = MustParse(scenario);
    if (!ExpectsFailure(script)) continue;
    EXPECT_NE(script.Header("control"), nullptr) << scenario.path << ": name the scenario that shows it going well";
  }
}

TEST(ScenarioFilesTest, NameControlsThatExist) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    Script script = MustParse(scenario);
    const Statement* control = script.Header("control");
    if (control == nullptr) continue;
    EXPECT_NE(Find(control->subject.text), nullptr) << scenario.path << ": no scenario " << control->subject.text;
    EXPECT_NE(control->subject.text, scenario.id) << scenario.path << ": names itself";
  }
}

TEST(ScenarioFilesTest, EndTheirControlsInOneThatExpectsNoFailure) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    Script script = MustParse(scenario);
    for (int steps = 0; ExpectsFailure(script); ++steps) {
      ASSERT_LT(steps, 5) << scenario.path << ": its controls lead nowhere";
      const Statement* control = script.Header("control");
      const EmbeddedScenario* next = control == nullptr ? nullptr : Find(control->subject.text);
      ASSERT_NE(next, nullptr) << scenario.path;
      script = MustParse(*next);
    }
  }
}

}  // namespace
}  // namespace legwork
