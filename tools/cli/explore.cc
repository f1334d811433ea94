#include <charconv>
#include <filesystem>
#include <iostream>
#include <optional>
#include <system_error>

#include "model/profile.h"
#include "tools/cli/commands.h"
#include "tools/cli/exploration.h"
#include "tools/cli/files.h"
#include "tools/cli/settings.h"
#include "tools/cli/subject.h"

// `explore`: generated call sequences, legal and illegal, judged by the oracle alone. A counterexample is made small
// and printed as a scenario that `run` replays.
namespace legwork::cli {
namespace {

struct SeedRange {
  std::uint64_t first = 1;
  std::uint64_t last = 1;
};

std::optional<std::uint64_t> ReadSeed(std::string_view text) {
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(seed) : std::nullopt;
}

std::optional<SeedRange> ReadSeeds(std::string_view text) {
  const std::size_t dots = text.find("..");
  const auto first = ReadSeed(text.substr(0, dots));
  const auto last = dots == std::string_view::npos ? first : ReadSeed(text.substr(dots + 2));
  if (!first || !last || *last < *first) return std::nullopt;
  return SeedRange{*first, *last};
}

// Save gives the file a counterexample was written to, or prints why it could not be.
bool Save(const Counterexample& found, const std::string& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  const std::string path = directory + "/" + found.signature + "_" + std::to_string(found.seed) + ".scn";
  const std::string problem = WriteFile(path, found.scenario);
  if (!problem.empty()) std::cerr << "legwork: " << problem << "\n";
  if (problem.empty()) std::cout << "saved   " << path << "\n";
  return problem.empty();
}

void Show(const Counterexample& found) {
  std::cout << found.signature << "  seed " << found.seed << "  " << PackageText(found.package) << "  subject as "
            << found.arrangement << "\n";
  for (const report::ClauseResult& clause : found.result.clauses) {
    if (clause.verdict == "violated")
      std::cout << "  rule    " << clause.rule << "\n  shown   " << clause.where << "\n";
  }
  std::cout << "  replay  " << found.result.replay << "\n\n" << found.scenario << "\n";
}

}  // namespace

int Explore(const ExploreOptions& options) {
  const Profile* profile = FindProfile(options.profile);
  if (profile == nullptr) return Fail(kUsage, UnknownProfile(options.profile));
  if (!IsPackage(options.package)) return Fail(kUsage, UnknownPackage(options.package));
  const std::optional<SeedRange> seeds = ReadSeeds(options.seeds);
  if (!seeds) return Fail(kUsage, "--seeds " + options.seeds + ": expected A..B with A not above B, such as 1..500");
  const Subject subject = MakeSubject(options.subject);
  if (!subject.error.empty()) return Fail(subject.status, subject.error);

  const ExplorationResult result =
      ExploreSubject({options.subject, profile, options.package, options.seed.value_or(seeds->first), seeds->last + 1,
                      options.jobs, options.for_seconds});
  bool saved = true;
  for (const Counterexample& found : result.counterexamples) {
    Show(found);
    if (!options.save.empty()) saved = Save(found, options.save) && saved;
  }
  std::cout << result.runs << " generated cases, " << result.counterexamples.size() << " distinct counterexamples\n";
  if (!saved) return kHarnessFault;
  if (!result.faults.empty()) {
    const report::CaseResult& first = result.faults.front();
    return Fail(kHarnessFault, std::to_string(result.faults.size()) + " cases could not be run, the first because " +
                                   first.message + "\n  replay  " + first.replay);
  }
  if (!result.diverged.empty()) return Fail(kNotDeterministic, "two runs differed: " + result.diverged.front());
  if (result.runs == 0) return Fail(kNothingMatched, "no generated case is for package " + options.package);
  return result.counterexamples.empty() ? kAsExpected : kUnexpected;
}

}  // namespace legwork::cli
