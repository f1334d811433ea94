#include "tools/cli/checking.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>
#include <vector>

#include "tools/cli/case_runner.h"
#include "tools/cli/exploration.h"
#include "tools/cli/known_file.h"
#include "tools/cli/library_version.h"
#include "tools/cli/parallel.h"
#include "tools/cli/settings.h"
#include "tools/cli/subject.h"

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
  const CheckRequest& request;
  const TierRow& tier;
  std::vector<Case> cases;
};

std::vector<Case> MakeCases(const Scenarios& scenarios, const Subject& subject, const CheckRequest& request) {
  std::vector<Case> cases;
  for (const auto& scenario : scenarios.loaded) {
    for (const Arrangement arrangement : ArrangementsFor(subject)) {
      cases.push_back({&scenario->script, arrangement, SeedOf(scenario->script, request.seed), scenario->name});
    }
  }
  return cases;
}

void RunCases(const Work& work, report::Report& report) {
  report.results.resize(work.cases.size());
  std::vector<char> diverged(work.cases.size());
  Progress progress("case", work.cases.size());
  ForEach(work.cases.size(), work.request.jobs, [&]() -> Task {
    const auto runner = std::make_shared<CaseRunner>(work.request.subject, *work.request.profile);
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
    if (diverged[i]) report.diverged.push_back({.id = report.results[i].id, .replay = report.results[i].replay});
  }
}

std::vector<std::string> Capabilities(const PeerTraits& traits) {
  std::vector<std::string> words;
  if (traits.controls_clock) words.emplace_back("clock");
  if (traits.controls_random) words.emplace_back("random");
  if (traits.uses_world_kdc) words.emplace_back("kdc");
  if (traits.knows_world_accounts) words.emplace_back("accounts");
  return words;
}

// ShowsAlteredMessages says whether some case fails because an altered message was verified.
bool ShowsAlteredMessages(const report::Report& report) {
  const auto is_shown = [](const report::ClauseResult& clause) {
    return clause.id == "VER-002" && clause.verdict == "violated";
  };
  return std::ranges::any_of(report.results, [&](const report::CaseResult& result) {
    return result.verdict != report::CaseVerdict::kPass && std::ranges::any_of(result.clauses, is_shown);
  });
}

}  // namespace

Checked CheckSubject(const CheckRequest& request, const Scenarios& scenarios) {
  const auto began = std::chrono::steady_clock::now();
  Checked checked;
  const Subject subject = MakeSubject(request.subject);
  if (!subject.error.empty()) {
    checked.error = subject.error;
    checked.status = subject.status;
    return checked;
  }
  const bool filtered = request.filter != "*";
  checked.terms = {!filtered && request.package.empty(), Today(), SubjectVersion(request.subject),
                   Capabilities(subject.factory->traits()), request.tier == "full"};
  report::Report& report = checked.report;
  report.subject = request.subject;
  report.control = subject.factory->traits().control;
  report.profile = request.profile->name;
  report.seed = request.seed.value_or(1);
  report.tier = request.tier;
  const Work work = {request, FindTier(request.tier), MakeCases(scenarios, subject, request)};
  RunCases(work, report);
  if (!subject.doubt.empty() && !ShowsAlteredMessages(report)) {
    report.notes.push_back("no pass counts for much: " + subject.doubt + " (VER-002)");
  }
  if (!filtered) {
    const ExplorationOptions explored = {request.subject,
                                         request.profile,
                                         request.package,
                                         report.seed,
                                         report.seed + work.tier.explored_seeds,
                                         request.jobs,
                                         0};
    ExploreAsCases(explored, report);
  }
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return checked;
}

}  // namespace legwork::cli
