#include "tools/cli/exploration.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <memory>
#include <set>

#include "cases/generate/plan.h"
#include "cases/generate/plan_generator.h"
#include "cases/script/format.h"
#include "cases/script/parser.h"
#include "cases/script/recording.h"
#include "cases/script/statements.h"
#include "tools/cli/case_runner.h"
#include "tools/cli/handle_misuse.h"
#include "tools/cli/parallel.h"

namespace legwork::cli {
namespace {

constexpr int kShrinkTries = 400;
constexpr int kShrinkTimeouts = 8;  // each takes a call's whole limit

std::string Lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
  return out;
}

// Generated is one generated case, ready to run.
struct Generated {
  std::string text;
  script::Script script;
};

Generated Make(const generate::Plan& plan, std::uint64_t seed, PackageName package) {
  Generated made;
  const std::string id = "generated/" + Lower(PackageText(package)) + "_" + std::to_string(seed);
  const std::string text = generate::WriteScenario(plan, id, seed);
  made.text = script::Format(text, id, script::Statements()).text;
  if (auto parsed = script::Parse(text, id, script::Statements()); parsed.script)
    made.script = std::move(*parsed.script);
  return made;
}

// LossIn names a lost process by the call that lost it: what is lost elsewhere is another thing. The message begins
// with the actor and the call's word, as in "client sign: the process died". Where a caller passed a handle that was
// not his to pass, how and where the process is lost is a matter of what stands in its memory, and all of it one thing.
std::string LossIn(std::string_view kind, std::string_view message, const script::Recording& recording) {
  if (LostByABadHandle(recording)) return "lost_by_bad_handle";
  const std::string_view step = message.substr(0, message.find(':'));
  const std::size_t space = step.find(' ');
  return std::string(kind) + (space == std::string_view::npos ? "" : "_" + std::string(step.substr(space + 1)));
}

// Item is one seed, package and arrangement.
struct Item {
  std::uint64_t seed;
  PackageName package;
  Arrangement arrangement;
};

// Explorer runs generated cases with one subject; each thread has its own.
class Explorer {
 public:
  explicit Explorer(const ExplorationOptions& options) : runner_(options.subject, *options.profile) {}

  // Run adds a counterexample, shrunk, for each thing that goes wrong in the seed's plan and that this explorer has not
  // met before.
  ExplorationResult Run(const Item& item) {
    const Generated first = Make(generate::GeneratePlan(item.seed, item.package), item.seed, item.package);
    const Case one = CaseOf(first, item.seed, item.arrangement);
    script::Recording recording;
    const script::RunResult result = runner_.Run(one, false, &recording);
    ExplorationResult found;
    if (result.outcome == script::Outcome::kHarnessFault) {
      found.faults.push_back(runner_.Report(one, result));
      found.faults.back().replay = Replay(item.seed, item.package);
      return found;
    }
    if (item.seed % kRepeatEvery == 0 && runner_.Diverges(one, result)) {
      found.diverged.push_back(Replay(item.seed, item.package));
    }
    for (const std::string& signature : SignaturesOf(result, recording)) {
      if (seen_.insert(signature + "@" + std::string(ArrangementWord(item.arrangement))).second) {
        found.counterexamples.push_back(Shrink(item.seed, item.package, item.arrangement, signature));
      }
    }
    return found;
  }

  // Replay is the one command that generates the same cases again.
  std::string Replay(std::uint64_t seed, PackageName package) const { return ReplayRange(seed, seed, package); }
  std::string ReplayRange(std::uint64_t first, std::uint64_t last, PackageName package) const {
    return ProgramName() + " explore --seeds " + std::to_string(first) + ".." + std::to_string(last) + " --package " +
           std::string(PackageText(package)) + runner_.ReplayOptions();
  }

  std::vector<Arrangement> arrangements() const { return ArrangementsFor(runner_.subject()); }

 private:
  static constexpr std::uint64_t kRepeatEvery = 16;

  Case CaseOf(const Generated& made, std::uint64_t seed, Arrangement arrangement) const {
    return {&made.script, arrangement, seed, "generated.scn"};
  }

  // SignaturesOf names each thing that went wrong, so that shrinking keeps to one of them; none if nothing did.
  static std::set<std::string> SignaturesOf(const script::RunResult& result, const script::Recording& recording) {
    if (result.outcome == script::Outcome::kCrash) return {LossIn("crash", result.message, recording)};
    if (result.outcome == script::Outcome::kTimeout) return {LossIn("timeout", result.message, recording)};
    std::set<std::string> signatures;
    for (const script::FoundViolation& found : result.violations) {
      const bool fails = found.verdict.party == Party::kPackage && found.verdict.weight == Weight::kFailure;
      if (fails && !found.declared) signatures.emplace(found.verdict.clause->id);
    }
    return signatures;
  }

  Counterexample Shrink(std::uint64_t seed, PackageName package, Arrangement arrangement,
                        const std::string& signature) {
    int timeouts = 0;
    const auto fails = [&](const generate::Plan& plan) {
      if (timeouts >= kShrinkTimeouts) return false;
      const Generated made = Make(plan, seed, package);
      script::Recording recording;
      const script::RunResult result = runner_.Run(CaseOf(made, seed, arrangement), false, &recording);
      timeouts += result.outcome == script::Outcome::kTimeout ? 1 : 0;
      return SignaturesOf(result, recording).contains(signature);
    };
    const generate::Plan smallest = generate::SmallestFailing(seed, package, fails, kShrinkTries);
    const Generated made = Make(smallest, seed, package);
    const Case one = CaseOf(made, seed, arrangement);
    Counterexample found;
    found.seed = seed;
    found.package = package;
    found.arrangement = ArrangementWord(arrangement);
    found.scenario = made.text;
    found.signature = signature;
    const script::RunResult last = runner_.Run(one);
    found.result = runner_.Report(one, last);
    for (const script::FoundViolation& violation : last.violations) {
      if (violation.verdict.clause->id != signature) continue;
      found.result.message = violation.text;
      break;
    }
    found.result.replay = Replay(seed, package);
    return found;
  }

  CaseRunner runner_;
  std::set<std::string> seen_;
};

std::vector<PackageName> PackagesOf(const ExplorationOptions& options) {
  std::vector<PackageName> packages;
  for (const PackageName package : generate::PlanPackages()) {
    if (options.package.empty() || ParsePackageName(options.package) == package) packages.push_back(package);
  }
  return packages;
}

std::vector<Item> ItemsOf(const ExplorationOptions& options, std::uint64_t first, std::uint64_t end) {
  const Explorer probe(options);
  std::vector<Item> items;
  for (std::uint64_t seed = first; seed < end; ++seed) {
    for (const PackageName package : PackagesOf(options)) {
      for (const Arrangement arrangement : probe.arrangements()) items.push_back({seed, package, arrangement});
    }
  }
  return items;
}

void RunItems(const ExplorationOptions& options, const std::vector<Item>& items, ExplorationResult& result) {
  std::vector<ExplorationResult> found(items.size());
  Progress progress("seed", items.size());
  ForEach(items.size(), options.jobs, [&]() -> Task {
    const auto explorer = std::make_shared<Explorer>(options);
    return [&, explorer](std::size_t i) {
      found[i] = explorer->Run(items[i]);
      progress.Step();
    };
  });
  std::set<std::string> seen;
  for (const Counterexample& one : result.counterexamples) seen.insert(one.signature + one.arrangement);
  for (ExplorationResult& of_item : found) {
    std::move(of_item.diverged.begin(), of_item.diverged.end(), std::back_inserter(result.diverged));
    std::move(of_item.faults.begin(), of_item.faults.end(), std::back_inserter(result.faults));
    // Items are handed out in order, so the lowest seed that shows a thing is never skipped by the thread that ran it.
    for (Counterexample& one : of_item.counterexamples) {
      if (seen.insert(one.signature + one.arrangement).second) result.counterexamples.push_back(std::move(one));
    }
  }
  result.runs += items.size();
}

}  // namespace

ExplorationResult ExploreSubject(const ExplorationOptions& options) {
  using Clock = std::chrono::steady_clock;
  ExplorationResult result;
  if (options.seconds <= 0) {
    RunItems(options, ItemsOf(options, options.first_seed, options.end_seed), result);
    return result;
  }
  constexpr std::uint64_t kBatch = 64;
  const auto deadline = Clock::now() + std::chrono::duration<double>(options.seconds);
  for (std::uint64_t seed = options.first_seed; Clock::now() < deadline; seed += kBatch) {
    RunItems(options, ItemsOf(options, seed, seed + kBatch), result);
  }
  return result;
}

void ExploreAsCases(const ExplorationOptions& options, report::Report& report) {
  if (options.end_seed <= options.first_seed) return;
  const Explorer explorer(options);
  for (const PackageName package : PackagesOf(options)) {
    ExplorationOptions one = options;
    one.package = PackageText(package);
    ExplorationResult explored = ExploreSubject(one);
    const std::string id = "explore/" + Lower(PackageText(package));
    if (explored.counterexamples.empty() && explored.faults.empty()) {
      report::CaseResult passed;
      passed.id = id;
      passed.package = PackageText(package);
      passed.replay = explorer.ReplayRange(options.first_seed, options.end_seed - 1, package);
      report.results.push_back(std::move(passed));
    }
    for (Counterexample& found : explored.counterexamples) {
      found.result.id = id + "/" + found.signature + "@" + found.arrangement;
      found.result.message += "\n" + found.scenario;
      report.results.push_back(std::move(found.result));
    }
    // A machine that cannot start the subject fails at every seed: one case says it.
    if (!explored.faults.empty()) report.results.push_back(std::move(explored.faults.front()));
    for (std::string& replay : explored.diverged) report.diverged.push_back({.replay = std::move(replay)});
  }
}

}  // namespace legwork::cli
