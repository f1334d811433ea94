#include "tools/trace/recording_text.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "cases/embedded_scenarios.h"
#include "cases/script/parser.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "model/oracle.h"
#include "sim/peer/simulated_factory.h"
#include "tools/trace/trace_judge.h"

namespace legwork::trace {
namespace {

using Violation = std::tuple<std::string, Party, Weight, std::uint16_t, std::uint64_t, std::uint64_t>;

Violation ViolationOf(const Verdict& verdict) {
  return {
      std::string(verdict.clause->id), verdict.party, verdict.weight, verdict.actor, verdict.record, verdict.earlier};
}

// ScenarioRun is a built-in scenario's run: what the runner said of it, and its trace.
struct ScenarioRun {
  script::RunResult result;
  std::string trace;
};

ScenarioRun RunAndRecord(const script::Script& scenario, StringToKeyCache& keys) {
  SimulatedFactory simulation;
  script::Recording recording;
  script::RunRequest request;
  request.script = &scenario;
  request.initiator = request.acceptor = &simulation;
  request.keys = &keys;
  request.recording = &recording;
  ScenarioRun run;
  run.result = script::RunScenario(request);
  run.trace = RecordingText(recording, "sim", std::string(scenario.Id()), std::string(run.result.profile));
  return run;
}

// ExpectSameVerdicts feeds an oracle with the trace and compares all that it finds with what the run found.
void ExpectSameVerdicts(const ScenarioRun& run) {
  TraceReader reader("t", SourceOf(run.trace));
  const Profile* profile = FindProfile(reader.header().profile);
  Oracle oracle(profile == nullptr ? DocumentedProfile() : *profile);
  for (CallRecord record; reader.Next(record);) oracle.Observe(record);
  ASSERT_EQ(reader.error(), "");
  std::vector<Violation> of_run, of_trace;
  for (const script::FoundViolation& found : run.result.violations) of_run.push_back(ViolationOf(found.verdict));
  for (const Verdict& verdict : oracle.violations()) of_trace.push_back(ViolationOf(verdict));
  EXPECT_EQ(of_trace, of_run);
  for (std::size_t i = 0; i < run.result.coverage.counts.size(); ++i) {
    ASSERT_EQ(oracle.coverage().counts[i].applied, run.result.coverage.counts[i].applied) << i;
  }
}

// ExpectSameFindings does the same with `judge`, which tells each clause and party once.
void ExpectSameFindings(const ScenarioRun& run) {
  TraceReader reader("t", SourceOf(run.trace));
  const Profile* profile = FindProfile(reader.header().profile);
  const Judgement judgement = JudgeTrace(reader, profile == nullptr ? DocumentedProfile() : *profile);
  std::map<std::pair<std::string, Party>, std::uint64_t> of_run, of_trace;
  for (const script::FoundViolation& found : run.result.violations) {
    ++of_run[{std::string(found.verdict.clause->id), found.verdict.party}];
  }
  for (const Finding& finding : judgement.findings) {
    of_trace[{std::string(finding.verdict.clause->id), finding.verdict.party}] += finding.times;
  }
  EXPECT_EQ(of_trace, of_run);
}

TEST(RecordingTextTest, EveryScenarioIsJudgedFromItsTraceAsInItsRun) {
  StringToKeyCache keys;
  std::size_t recorded = 0;
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    const script::ParseResult parsed = script::Parse(scenario.text, scenario.path, script::Statements());
    ASSERT_FALSE(parsed.problem.has_value()) << scenario.path;
    const ScenarioRun run = RunAndRecord(*parsed.script, keys);
    SCOPED_TRACE(scenario.path);
    ExpectSameVerdicts(run);
    ExpectSameFindings(run);
    recorded += run.trace.size();
  }
  EXPECT_GT(recorded, 100'000u);
}

}  // namespace
}  // namespace legwork::trace
