#ifndef LEGWORK_TOOLS_DUMP_TESTING_SCENARIO_TOKENS_H_
#define LEGWORK_TOOLS_DUMP_TESTING_SCENARIO_TOKENS_H_

#include <string_view>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/crypto/key.h"

namespace legwork::dump::testing {

// ScenarioTokens is what all scenarios put on the wire, each token once: those of handshakes and of messages, and what
// clients and KDCs say to each other; and the long-term keys of everybody in their worlds.
struct ScenarioTokens {
  std::vector<Bytes> tokens;
  std::vector<Key> keys;
};

ScenarioTokens RunAllScenarios();

}  // namespace legwork::dump::testing

#endif  // LEGWORK_TOOLS_DUMP_TESTING_SCENARIO_TOKENS_H_
