#include <iostream>

#include "model/profile.h"
#include "tools/cli/case_runner.h"
#include "tools/cli/commands.h"
#include "tools/cli/files.h"
#include "tools/cli/scenarios.h"
#include "tools/cli/settings.h"
#include "tools/report/report.h"
#include "tools/trace/recording_text.h"

// `run`: scenario files one by one, with what each did wrong.
namespace legwork::cli {
namespace {

// Show prints one case: its verdict, why, the warnings, what was violated, and how to see it again.
void Show(const report::CaseResult& report, const script::RunResult& result) {
  std::cout << script::OutcomeWord(result.outcome) << "  " << report.id << "\n";
  if (!result.message.empty()) std::cout << result.message << (result.message.ends_with('\n') ? "" : "\n");
  for (const std::string& warning : result.warnings) std::cout << "warning  " << warning << "\n";
  for (const report::ClauseResult& clause : report.clauses) {
    if (clause.verdict == "holds") continue;
    std::cout << clause.verdict << "  " << clause.id << "  " << clause.rule << "\n  shown by  " << clause.where << "\n";
  }
  if (IsUnexpected(report.verdict) || report.harness_fault) std::cout << "replay  " << report.replay << "\n";
}

int StatusOf(const script::RunResult& result) {
  switch (result.outcome) {
    case script::Outcome::kPass:
    case script::Outcome::kSkip:
      return kAsExpected;
    case script::Outcome::kFail:
    case script::Outcome::kCrash:
    case script::Outcome::kTimeout:
      return kUnexpected;
    case script::Outcome::kHarnessFault:
      return kHarnessFault;
  }
  return kHarnessFault;
}

// kRecordFile ends the name of a trace of call records (tools/docs/trace_format.md); any other is one for people.
constexpr std::string_view kRecordFile = ".jsonl";

// RunOne gives the status of one file. A second run of the same seed must do the same, if the subject's chance is ours.
int RunOne(CaseRunner& runner, const Case& one, const RunOptions& options) {
  script::Recording recording;
  const bool records = options.trace.ends_with(kRecordFile);
  script::RunResult result = runner.Run(one, !options.trace.empty(), records ? &recording : nullptr);
  if (records) result.trace = trace::RecordingText(recording, options.subject, one.name, std::string(result.profile));
  if (!options.trace.empty()) {
    if (const std::string error = WriteFile(options.trace, result.trace); !error.empty()) {
      return Fail(kHarnessFault, error);
    }
  }
  Show(runner.Report(one, result), result);
  if (runner.Diverges(one, result)) {
    return Fail(kNotDeterministic, "the same seed gave two different runs: " + runner.Replay(one));
  }
  return StatusOf(result);
}

}  // namespace

int Run(const RunOptions& options) {
  const Profile* profile = FindProfile(options.profile);
  if (profile == nullptr) return Fail(kUsage, UnknownProfile(options.profile));
  if (options.files.size() > 1 && !options.trace.empty() && options.trace != "-") {
    return Fail(kUsage, "--trace takes the trace of one scenario, and " + std::to_string(options.files.size()) +
                            " are named; `-` shows them all");
  }
  CaseRunner runner(options.subject, *profile);
  if (!runner.error().empty()) return Fail(runner.subject().status, runner.error());
  if (const std::string& doubt = runner.subject().doubt; !doubt.empty()) {
    std::cerr << "legwork: no pass counts for much: " << doubt << "\n";
  }
  int status = kAsExpected;
  for (const std::string& file : options.files) {
    const Scenarios scenarios = LoadScenario(file);
    if (!scenarios.error.empty()) {
      status = std::max(status, Fail(kUsage, scenarios.error));
      continue;
    }
    const LoadedScenario& scenario = *scenarios.loaded.front();
    const Case one = {&scenario.script, ParseArrangement(options.as), SeedOf(scenario.script, options.seed),
                      scenario.name};
    status = std::max(status, RunOne(runner, one, options));
  }
  return status;
}

}  // namespace legwork::cli
