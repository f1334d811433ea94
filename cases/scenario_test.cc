// Every scenario file, run on the simulated packages.

#include <gtest/gtest.h>

#include <string>

#include "cases/embedded_scenarios.h"
#include "cases/script/parser.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "sim/peer/simulated_factory.h"

namespace legwork {
namespace {

using script::Outcome;
using script::RunResult;

class ScenarioTest : public testing::Test {
 protected:
  RunResult Run(const EmbeddedScenario& scenario, std::uint64_t seed) {
    script::ParseResult parsed = script::Parse(scenario.text, scenario.path, script::Statements());
    EXPECT_TRUE(parsed.script.has_value()) << script::DiagnosticText(*parsed.problem);
    if (!parsed.script) return RunResult{};
    script::RunRequest request;
    request.script = &*parsed.script;
    request.initiator = request.acceptor = &sim_;
    request.keys = &keys_;
    request.seed = seed;
    return script::RunScenario(request);
  }

 private:
  SimulatedFactory sim_;
  StringToKeyCache keys_;
};

TEST_F(ScenarioTest, EveryOnePasses) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    RunResult result = Run(scenario, 0);
    EXPECT_EQ(result.outcome, Outcome::kPass)
        << scenario.path << ":" << result.at.line << ": " << script::OutcomeWord(result.outcome) << "\n"
        << result.message;
  }
}

TEST_F(ScenarioTest, NoneDependsOnItsSeed) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    for (std::uint64_t seed = 2; seed < 6; ++seed) {
      RunResult result = Run(scenario, seed);
      EXPECT_EQ(result.outcome, Outcome::kPass) << scenario.path << " seed " << seed << "\n" << result.message;
    }
  }
}

TEST_F(ScenarioTest, EachDoesTheSameTwiceAndAnotherThingOnAnotherSeed) {
  bool seeds_differ = false;
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    std::uint64_t hash = Run(scenario, 7).trace_hash;
    EXPECT_EQ(Run(scenario, 7).trace_hash, hash) << scenario.path;
    seeds_differ = seeds_differ || Run(scenario, 8).trace_hash != hash;
  }
  EXPECT_TRUE(seeds_differ);
}

}  // namespace
}  // namespace legwork
