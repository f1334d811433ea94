#include "cases/coverage/scenario_set.h"

#include <utility>

#include "cases/embedded_scenarios.h"
#include "cases/script/parser.h"
#include "cases/script/runner.h"
#include "cases/script/statements.h"

namespace legwork::coverage {

ScenarioSet::ScenarioSet() {
  for (const EmbeddedScenario& scenario : EmbeddedScenarios()) {
    script::ParseResult parsed = script::Parse(scenario.text, scenario.path, script::Statements());
    if (parsed.script) scripts_.push_back(std::move(*parsed.script));
  }
}

const script::Script* ScenarioSet::Find(std::string_view id) const {
  for (const script::Script& script : scripts_) {
    if (script.Id() == id) return &script;
  }
  return nullptr;
}

script::RunResult ScenarioSet::RunBetween(const script::Script& script, PeerFactory& initiator, PeerFactory& acceptor,
                                          const Profile* profile) {
  script::RunRequest request;
  request.script = &script;
  request.initiator = &initiator;
  request.acceptor = &acceptor;
  request.keys = &keys_;
  request.profile = profile;
  return script::RunScenario(request);
}

}  // namespace legwork::coverage
