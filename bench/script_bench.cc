// Scenarios: reading one, and carrying one out with world, peers, records and oracle.
//   bazel run --config=opt //bench:script_bench

#include <benchmark/benchmark.h>

#include <string_view>

#include "cases/embedded_scenarios.h"
#include "cases/script/parser.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "sim/peer/simulated_factory.h"

namespace legwork::bench {
namespace {

const EmbeddedScenario* Find(std::string_view id) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    if (scenario.id == id) return &scenario;
  }
  return nullptr;
}

void ParseScenario(benchmark::State& state, const char* id) {
  const EmbeddedScenario* scenario = Find(id);
  if (scenario == nullptr) return state.SkipWithError("no such scenario");
  for (auto _ : state) benchmark::DoNotOptimize(script::Parse(scenario->text, scenario->path, script::Statements()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(scenario->text.size()));
}

void RunOneScenario(benchmark::State& state, const char* id) {
  const EmbeddedScenario* scenario = Find(id);
  if (scenario == nullptr) return state.SkipWithError("no such scenario");
  const script::ParseResult parsed = script::Parse(scenario->text, scenario->path, script::Statements());
  SimulatedFactory subject;
  StringToKeyCache keys;
  script::RunRequest request;
  request.script = &*parsed.script;
  request.initiator = request.acceptor = &subject;
  request.keys = &keys;
  for (auto _ : state) {
    if (script::RunScenario(request).outcome == script::Outcome::kPass) continue;
    state.SkipWithError("the scenario does not pass");
    break;
  }
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK_CAPTURE(ParseScenario, kerberos_mutual_auth, "kerberos/mutual_auth");
BENCHMARK_CAPTURE(RunOneScenario, kerberos_mutual_auth, "kerberos/mutual_auth");
BENCHMARK_CAPTURE(RunOneScenario, ntlm_three_messages, "ntlm/three_messages");
BENCHMARK_CAPTURE(RunOneScenario, negotiate_kerberos, "negotiate/kerberos");

}  // namespace
}  // namespace legwork::bench

BENCHMARK_MAIN();
