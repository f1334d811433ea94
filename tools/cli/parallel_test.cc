// Threads that run scenarios at the same time share nothing, so that each scenario does what it does alone.
#include "tools/cli/parallel.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "cases/embedded_scenarios.h"
#include "cases/script/parser.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "sim/peer/simulated_factory.h"

namespace legwork::cli {
namespace {

TEST(ForEachTest, TakesEveryItemOnce) {
  for (const std::size_t count : {0, 1, 3, 100}) {
    std::vector<int> taken(count);
    ForEach(count, 4, [&] { return [&](std::size_t item) { ++taken[item]; }; });
    EXPECT_EQ(taken, std::vector<int>(count, 1));
  }
}

// Worker runs scenarios with a subject and keys of its own.
Task Worker(std::vector<std::uint64_t>& hashes) {
  struct Own {
    SimulatedFactory subject;
    StringToKeyCache keys;
  };
  return [&hashes, own = std::make_shared<Own>()](std::size_t item) {
    const EmbeddedScenario& scenario = EmbeddedScenarios()[item];
    const script::ParseResult parsed = script::Parse(scenario.text, scenario.path, script::Statements());
    script::RunRequest request;
    request.script = &*parsed.script;
    request.initiator = request.acceptor = &own->subject;
    request.keys = &own->keys;
    hashes[item] = script::RunScenario(request).trace_hash;
  };
}

TEST(ForEachTest, ScenariosDoTheSameOnManyThreadsAsOnOne) {
  constexpr std::size_t kEvery = 5;  // enough to meet each mechanism many times, under ThreadSanitizer too
  const std::size_t count = EmbeddedScenarios().size() / kEvery;
  std::vector<std::uint64_t> alone(EmbeddedScenarios().size()), together(alone.size());
  const auto spread = [](const Task& task) { return [task](std::size_t item) { task(item * kEvery); }; };
  ForEach(count, 1, [&] { return spread(Worker(alone)); });
  ForEach(count, 4, [&] { return spread(Worker(together)); });
  EXPECT_EQ(together, alone);
}

}  // namespace
}  // namespace legwork::cli
