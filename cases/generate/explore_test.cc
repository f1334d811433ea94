// Generated call sequences, legal and illegal, run on the simulated packages: whatever the caller does, the packages
// keep every clause that binds them, nothing crashes and the harness is never at a loss. A planted bug is found.

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cases/generate/plan.h"
#include "cases/generate/plan_generator.h"
#include "cases/script/parser.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "sim/mutant/mutant_factory.h"
#include "sim/peer/simulated_factory.h"

namespace legwork::generate {
namespace {

constexpr std::uint64_t kSeeds = 150;
constexpr int kShrinkTries = 300;

// Explorer runs plans on one subject and looks for what the package did wrong.
class Explorer {
 public:
  explicit Explorer(PeerFactory& subject) : subject_(subject) {}

  script::RunResult Run(const Plan& plan, std::uint64_t seed) {
    const script::ParseResult parsed = script::Parse(WriteScenario(plan, kId, seed), kId, script::Statements());
    EXPECT_TRUE(parsed.script.has_value()) << script::DiagnosticText(*parsed.problem);
    if (!parsed.script) return {};
    script::RunRequest request;
    request.script = &*parsed.script;
    request.initiator = request.acceptor = &subject_;
    request.keys = &keys_;
    request.seed = seed;
    return script::RunScenario(request);
  }

  // Broken says what is wrong with a run; "" if nothing is.
  static std::string Broken(const script::RunResult& result) {
    for (const script::FoundViolation& found : result.violations) {
      const bool by_package = found.verdict.party != Party::kCaller;
      if (by_package && found.verdict.weight == Weight::kFailure) return std::string(found.verdict.clause->id);
    }
    if (result.outcome == script::Outcome::kPass) return "";
    return std::string(script::OutcomeWord(result.outcome)) + ": " + result.message;
  }

  bool Fails(const Plan& plan, std::uint64_t seed) { return !Broken(Run(plan, seed)).empty(); }

  // Smallest is the smallest plan that fails, if the seed's does.
  std::optional<Plan> Smallest(std::uint64_t seed, PackageName package) {
    if (!Fails(GeneratePlan(seed, package), seed)) return std::nullopt;
    return SmallestFailing(seed, package, [&](const Plan& plan) { return Fails(plan, seed); }, kShrinkTries);
  }

 private:
  static constexpr std::string_view kId = "generated/explored";

  PeerFactory& subject_;
  StringToKeyCache keys_;
};

class ExploreTest : public testing::TestWithParam<PackageName> {
 protected:
  SimulatedFactory sim_;
};

TEST_P(ExploreTest, TheSoundPackagesBreakNoClause) {
  Explorer explorer(sim_);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const std::optional<Plan> smallest = explorer.Smallest(seed, GetParam());
    if (!smallest) continue;
    const script::RunResult result = explorer.Run(*smallest, seed);
    ADD_FAILURE() << Explorer::Broken(result) << "\n" << result.message << "\n"
                  << WriteScenario(*smallest, "generated/found", seed);
  }
}

TEST_P(ExploreTest, OneSeedGivesOneTrace) {
  Explorer explorer(sim_);
  Explorer again(sim_);
  for (std::uint64_t seed = 1; seed <= kSeeds; seed += 10) {
    const Plan plan = GeneratePlan(seed, GetParam());
    EXPECT_EQ(explorer.Run(plan, seed).trace_hash, again.Run(plan, seed).trace_hash) << "seed " << seed;
  }
}

// CounterexampleTo gives the smallest plan of the first seed that shows the mutant's clause to be broken.
std::optional<Plan> CounterexampleTo(const mutant::Mutant& mutant, PackageName package, std::uint64_t& seed) {
  mutant::MutantFactory subject(mutant);
  Explorer explorer(subject);
  for (seed = 1; seed <= kSeeds; ++seed) {
    const std::optional<Plan> smallest = explorer.Smallest(seed, package);
    if (smallest && Explorer::Broken(explorer.Run(*smallest, seed)) == mutant.clause) return smallest;
  }
  return std::nullopt;
}

TEST_P(ExploreTest, FindsAPlantedBugAndShrinksIt) {
  const mutant::Mutant* mutant = mutant::FindMutant("attributes_not_written");
  ASSERT_NE(mutant, nullptr);
  std::uint64_t seed = 0;
  const std::optional<Plan> smallest = CounterexampleTo(*mutant, GetParam(), seed);
  ASSERT_TRUE(smallest.has_value()) << "no plan of " << kSeeds << " shows " << mutant->clause;
  const std::string text = WriteScenario(*smallest, "generated/found", seed);
  EXPECT_LE(smallest->legs + smallest->insertions.size(), 1u) << text;
  EXPECT_TRUE(smallest->spoils.empty()) << text;
  EXPECT_EQ(Explorer::Broken(Explorer(sim_).Run(*smallest, seed)), "") << text;
}

INSTANTIATE_TEST_SUITE_P(Packages, ExploreTest, testing::ValuesIn(PlanPackages().begin(), PlanPackages().end()),
                         [](const testing::TestParamInfo<PackageName>& package) {
                           return std::string(PackageText(package.param));
                         });

}  // namespace
}  // namespace legwork::generate
