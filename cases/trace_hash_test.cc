// One seed gives one trace, whatever built the program: the same constants hold with gcc and with clang, without
// optimisation and with it. When a package changes what it does, a constant changes with it; one that differs between
// two builds of the same sources is a bug.

#include <gtest/gtest.h>

#include <cstdint>
#include <ios>
#include <string>
#include <string_view>

#include "cases/embedded_scenarios.h"
#include "cases/script/parser.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"
#include "sim/peer/simulated_factory.h"

namespace legwork {
namespace {

constexpr std::uint64_t kSeed = 7;

// GoldenTrace is the hash of everything that happened in a scenario: calls, results, every octet, faults, times.
struct GoldenTrace {
  std::string_view scenario;
  std::uint64_t hash;
};

constexpr GoldenTrace kGoldenTraces[] = {
    {"kerberos/mutual_auth", 0xaab83b8252530b57},
    {"kerberos/replayed_ap_req", 0xebe8adbe985ffa21},
    {"kerberos/truncated_ap_req", 0x751901537d0cbf5b},
    {"negotiate/kerberos", 0x1ba1b739527c068e},
    {"negotiate/ntlm", 0x273add00c24c7efa},
    {"ntlm/three_messages", 0xae6b44b3f33235c3},
    {"scripted/complete_needed", 0xd94dc65b53238a74},
};

const EmbeddedScenario* FindScenario(std::string_view id) {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    if (scenario.id == id) return &scenario;
  }
  return nullptr;
}

class TraceHashTest : public testing::TestWithParam<GoldenTrace> {
 protected:
  static script::RunResult Run(const EmbeddedScenario& scenario) {
    const script::ParseResult parsed = script::Parse(scenario.text, scenario.path, script::Statements());
    if (!parsed.script) return {};
    SimulatedFactory sim;
    StringToKeyCache keys;
    script::RunRequest request;
    request.script = &*parsed.script;
    request.initiator = request.acceptor = &sim;
    request.keys = &keys;
    request.seed = kSeed;
    return script::RunScenario(request);
  }
};

TEST_P(TraceHashTest, IsTheSameInEveryBuild) {
  const EmbeddedScenario* scenario = FindScenario(GetParam().scenario);
  ASSERT_NE(scenario, nullptr) << GetParam().scenario;
  const script::RunResult result = Run(*scenario);
  EXPECT_EQ(result.outcome, script::Outcome::kPass) << result.message;
  EXPECT_EQ(result.trace_hash, GetParam().hash)
      << "if a change of behaviour is meant, the constant is now 0x" << std::hex << result.trace_hash;
}

INSTANTIATE_TEST_SUITE_P(Golden, TraceHashTest, testing::ValuesIn(kGoldenTraces),
                         [](const testing::TestParamInfo<GoldenTrace>& golden) {
                           std::string name(golden.param.scenario);
                           for (char& c : name) c = c == '/' ? '_' : c;
                           return name;
                         });

}  // namespace
}  // namespace legwork
