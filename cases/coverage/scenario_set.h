#ifndef LEGWORK_CASES_COVERAGE_SCENARIO_SET_H_
#define LEGWORK_CASES_COVERAGE_SCENARIO_SET_H_

#include <string_view>
#include <vector>

#include "cases/script/outcome.h"
#include "cases/script/script.h"
#include "model/profile.h"
#include "sim/crypto/string_to_key.h"
#include "sim/peer/peer_factory.h"

namespace legwork::coverage {

// ScenarioSet is all embedded scenarios, parsed once, with the keys of their accounts. It is used by one thread.
class ScenarioSet {
 public:
  ScenarioSet();

  // Sorted by id. A file that is no scenario is left out; cases/scenario_files_test complains of it.
  const std::vector<script::Script>& scripts() const { return scripts_; }

  // Find gives nullptr for an id that no scenario has.
  const script::Script* Find(std::string_view id) const;

  // Run has the subject play both roles with the scenario's seed, under the profile, or the scenario's own if it is
  // null.
  script::RunResult Run(const script::Script& script, PeerFactory& subject, const Profile* profile = nullptr) {
    return RunBetween(script, subject, subject, profile);
  }

  // RunBetween gives each role a subject of its own.
  script::RunResult RunBetween(const script::Script& script, PeerFactory& initiator, PeerFactory& acceptor,
                               const Profile* profile = nullptr);

 private:
  std::vector<script::Script> scripts_;
  StringToKeyCache keys_;
};

}  // namespace legwork::coverage

#endif  // LEGWORK_CASES_COVERAGE_SCENARIO_SET_H_
