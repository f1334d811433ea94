#ifndef LEGWORK_CASES_SCRIPT_SCENARIO_WORLD_H_
#define LEGWORK_CASES_SCRIPT_SCENARIO_WORLD_H_

#include <cstdint>
#include <string>

#include "cases/script/realm.h"
#include "cases/script/run.h"
#include "cases/script/script.h"
#include "model/profile.h"
#include "sim/crypto/string_to_key.h"
#include "sim/peer/simulated_factory.h"

namespace legwork::script {

// ScenarioWorld is the world that a scenario's headers describe, its KDC open, without the actors and the steps: for
// whoever brings his own.
class ScenarioWorld {
 public:
  // The script and the keys outlive the world.
  ScenarioWorld(const Script& script, const Profile& profile, std::uint64_t seed, StringToKeyCache& keys);

  // error says which header makes no sense; empty if all do.
  const std::string& error() { return run_.result().message; }
  Realm& realm() { return run_.realm(); }
  World& world() { return run_.world(); }

 private:
  SimulatedFactory peers_;
  RunInput input_;
  Run run_;
};

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_SCENARIO_WORLD_H_
