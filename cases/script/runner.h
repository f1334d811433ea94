#ifndef LEGWORK_CASES_SCRIPT_RUNNER_H_
#define LEGWORK_CASES_SCRIPT_RUNNER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "cases/script/outcome.h"
#include "cases/script/recording.h"
#include "cases/script/script.h"
#include "model/profile.h"
#include "sim/crypto/string_to_key.h"
#include "sim/peer/peer_factory.h"

namespace legwork::script {

// RunRequest is a scenario and what it runs on. Everything it points to outlives the run; two requests that share
// nothing but `keys` may not run at the same time.
struct RunRequest {
  const Script* script = nullptr;
  PeerFactory* initiator = nullptr;
  PeerFactory* acceptor = nullptr;
  StringToKeyCache* keys = nullptr;
  const Profile* profile = nullptr;  // null: the scenario's own, else `documented`
  std::uint64_t seed = 0;            // 0: the scenario's own, else 1
  Recording* recording = nullptr;    // filled with the run's calls, if there is one
  bool keeps_trace = false;          // RunResult::trace is filled
};

// RunScenario runs a scenario once. It is pure: the same request on simulated peers gives the same result, trace hash
// included, and nothing outside the request is touched.
//
// On simulated peers every expectation counts. A foreign implementation fails by
// a violation of a clause that is a must, by a crash or a time-out, and by an expectation that is not met if the
// scenario cites such a clause; whatever else differs is a warning. A scenario that needs what a subject does not have
// is skipped with the reason. A violation that no `check clause` line declares is a failure: of the package, or of the
// scenario if the caller committed it.
RunResult RunScenario(const RunRequest& request);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_RUNNER_H_
