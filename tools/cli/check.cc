#include <chrono>
#include <cstdio>
#include <functional>
#include <iostream>
#include <memory>

#include "model/profile.h"
#include "tools/cli/case_runner.h"
#include "tools/cli/commands.h"
#include "tools/cli/exploration.h"
#include "tools/cli/files.h"
#include "tools/cli/parallel.h"
#include "tools/cli/scenarios.h"
#include "tools/cli/settings.h"
#include "tools/report/expectations.h"
#include "tools/report/report.h"

// The main job: every scenario that the subject can take, in every arrangement, then generated sequences, judged by the
// oracle and reported by clause.
namespace legwork::cli {
namespace {

// TierRow says how much work a tier is.
struct TierRow {
  std::string_view name;
  std::uint64_t explored_seeds;  // per package
  std::size_t repeat_every;      // every so many cases are run twice and compared; 0: none
};
constexpr TierRow kTiers[] = {{"smoke", 0, 16}, {"quick", 100, 4}, {"full", 2000, 1}};

const TierRow& FindTier(std::string_view name) {
  for (const TierRow& tier : kTiers) {
    if (tier.name == name) return tier;
  }
  return kTiers[1];
}

struct Work {
  const CheckOptions& options;
  const Profile& profile;
  const TierRow& tier;
  Scenarios scenarios;
  std::vector<Case> cases;
};

std::vector<Case> MakeCases(const Scenarios& scenarios, const Subject& subject, const CheckOptions& options) {
  std::vector<Case> cases;
  for (const auto& scenario : scenarios.loaded) {
    for (const Arrangement arrangement : ArrangementsFor(subject)) {
      cases.push_back({&scenario->script, arrangement, SeedOf(scenario->script, options.seed), scenario->name});
    }
  }
  return cases;
}

void RunCases(const Work& work, report::Report& report) {
  report.results.resize(work.cases.size());
  std::vector<char> diverged(work.cases.size());
  Progress progress("case", work.cases.size());
  ForEach(work.cases.size(), work.options.jobs, [&]() -> Task {
    const auto runner = std::make_shared<CaseRunner>(work.options.subject, work.profile);
    return [&, runner](std::size_t item) {
      const Case& one = work.cases[item];
      const script::RunResult result = runner->Run(one);
      report.results[item] = runner->Report(one, result);
      const bool repeats = work.tier.repeat_every != 0 && item % work.tier.repeat_every == 0;
      diverged[item] = repeats && runner->Diverges(one, result);
      progress.Step();
    };
  });
  for (std::size_t i = 0; i < diverged.size(); ++i) {
    if (diverged[i]) report.diverged.push_back(report.results[i].replay);
  }
}

std::string WriteReports(const report::Report& report, const CheckOptions& options) {
  const std::pair<const std::string&, std::string (*)(const report::Report&)> outputs[] = {
      {options.json, report::RenderJson},
      {options.junit, report::RenderJunit},
      {options.tap, report::RenderTap},
      {options.html, report::RenderHtml}};
  for (const auto& [path, render] : outputs) {
    if (path.empty()) continue;
    if (const std::string error = WriteFile(path, render(report)); !error.empty()) return error;
  }
  return "";
}

bool TakesStandardOutput(const CheckOptions& options) {
  return options.json == "-" || options.junit == "-" || options.tap == "-" || options.html == "-";
}

int Finish(const CheckOptions& options, report::Report& report) {
  if (!options.expectations.empty()) {
    const FileText file = ReadFile(options.expectations);
    if (!file.error.empty()) return Fail(kUsage, file.error);
    report::Expectations expectations;
    const std::string error = report::ReadExpectations(options.expectations, file.text, expectations);
    if (!error.empty()) return Fail(kUsage, error);
    const bool complete = options.filter == "*" && options.package.empty();
    report::ApplyExpectations(expectations, complete, report);
  }
  if (const std::string error = WriteReports(report, options); !error.empty()) return Fail(kHarnessFault, error);
  if (!TakesStandardOutput(options)) std::cout << report::RenderText(report, 100);
  return StatusOf(report);
}

}  // namespace

int Check(const CheckOptions& options) {
  const auto began = std::chrono::steady_clock::now();
  const Profile* profile = FindProfile(options.profile);
  if (profile == nullptr) return Fail(kUsage, UnknownProfile(options.profile));
  if (!IsPackage(options.package)) return Fail(kUsage, UnknownPackage(options.package));
  const Subject subject = MakeSubject(options.subject);
  if (!subject.error.empty()) return Fail(subject.status, subject.error);

  Work work = {options, *profile, FindTier(options.tier), BuiltInScenarios(options.filter, options.package), {}};
  if (!work.scenarios.error.empty()) return Fail(kHarnessFault, work.scenarios.error);
  if (work.scenarios.loaded.empty()) return Fail(kNothingMatched, NothingMatched(options.filter, options.package));
  work.cases = MakeCases(work.scenarios, subject, options);

  report::Report report;
  report.subject = options.subject;
  report.control = subject.factory->traits().control;
  report.profile = options.profile;
  report.seed = options.seed.value_or(1);
  report.tier = options.tier;
  RunCases(work, report);
  if (options.filter == "*") {
    const ExplorationOptions explored = {
        options.subject, profile, options.package, report.seed, report.seed + work.tier.explored_seeds,
        options.jobs,    0};
    ExploreAsCases(explored, report);
  }
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return Finish(options, report);
}

}  // namespace legwork::cli
