// The sweep: every scenario that goes well, spoiled on every leg by every generic fault at every field. `quick` takes a
// sample, the same each time; the whole is the test `fault_sweep_slow_test`, which is tagged so.

#include "cases/fault_sweep.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "cases/embedded_scenarios.h"
#include "cases/script/parser.h"
#include "cases/script/statements.h"
#include "sim/peer/simulated_factory.h"

namespace legwork {
namespace {

#ifdef LEGWORK_SWEEP_ALL
constexpr std::size_t kEvery = 1;
#else
constexpr std::size_t kEvery = 23;  // a prime, so that each fault and each field has its turn
#endif

std::string Text(const SweepPoint& point) {
  return "fault  " + point.fault + "  from=" + point.from + "  leg=" + std::to_string(point.leg) +
         (point.field.empty() ? "" : "  field=" + point.field);
}

bool IsSwept(std::string_view id) {
  return id.starts_with("kerberos/") || id.starts_with("ntlm/") || id.starts_with("negotiate/");
}

// Habits may be to do without what protects a token, who logs on without a name has no key that could, and where there
// are guests anybody becomes one whose name is spoilt.
bool IsLessProtected(const script::Script& script) {
  const bool has_reason = std::ranges::any_of(script.headers, [](const script::Statement& header) {
    return header.word.text == "habits" || header.Find("guest") != nullptr;
  });
  return has_reason || script.Id() == "ntlm/anonymous";
}

TEST(FaultSweepTest, NothingSpoiledIsTakenAndNothingBreaks) {
  SimulatedFactory simulated;
  StringToKeyCache keys;
  std::size_t scenarios = 0, points = 0, tried = 0;
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    if (!IsSwept(scenario.id)) continue;
    const script::ParseResult parsed = script::Parse(scenario.text, scenario.path, script::Statements());
    ASSERT_TRUE(parsed.script) << scenario.id;
    if (IsLessProtected(*parsed.script)) continue;
    FaultSweep sweep(*parsed.script, simulated, keys);
    scenarios += sweep.points().empty() ? 0 : 1;
    for (const SweepPoint& point : sweep.points()) {
      if (points++ % kEvery != 0) continue;
      ++tried;
      EXPECT_EQ(sweep.Try(point), "") << scenario.id << "\n  " << Text(point);
    }
  }
  RecordProperty("scenarios", static_cast<int>(scenarios));
  RecordProperty("points", static_cast<int>(tried));
  EXPECT_GE(scenarios, 30u);
  EXPECT_GE(tried, points / kEvery);
}

}  // namespace
}  // namespace legwork
