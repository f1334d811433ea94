#ifndef LEGWORK_TOOLS_CLI_CASE_RUNNER_H_
#define LEGWORK_TOOLS_CLI_CASE_RUNNER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cases/script/outcome.h"
#include "cases/script/recording.h"
#include "cases/script/script.h"
#include "model/profile.h"
#include "sim/crypto/string_to_key.h"
#include "sim/peer/simulated_factory.h"
#include "tools/cli/subject.h"
#include "tools/report/report.h"

namespace legwork::cli {

// Arrangement says which roles the subject takes; the simulation takes the other.
enum class Arrangement : std::uint8_t { kBoth, kInitiator, kAcceptor };
std::string_view ArrangementWord(Arrangement arrangement);  // "both", "initiator", "acceptor"
Arrangement ParseArrangement(std::string_view word);        // kBoth for anything else

// ArrangementsFor: a simulated subject plays both roles, a foreign one each of the three ways.
std::vector<Arrangement> ArrangementsFor(const Subject& subject);

// Case is one scenario in one arrangement.
struct Case {
  const script::Script* script = nullptr;
  Arrangement arrangement = Arrangement::kBoth;
  std::uint64_t seed = 1;
  std::string name;  // how a user can name the scenario to `run`: its id or its path
};

// CaseRunner runs cases one after the other with one subject of its own. It is used by one thread.
class CaseRunner {
 public:
  CaseRunner(const std::string& subject, const Profile& profile);
  // The same with a subject that was made elsewhere; `name` is what a replay line calls it.
  CaseRunner(std::string name, Subject subject, const Profile& profile);

  const std::string& error() const { return subject_.error; }
  const Subject& subject() const { return subject_; }

  // Run gives a fault of the harness if there is no subject. With `keeps_trace` the result holds the whole trace as
  // text. A recording is filled with the calls.
  script::RunResult Run(const Case& one, bool keeps_trace = false, script::Recording* recording = nullptr);

  // Diverges runs the case again and says whether the same seed gave something else than `first`. A foreign subject
  // draws from its own chance and is never compared.
  bool Diverges(const Case& one, const script::RunResult& first);

  // Report turns what a run found into what a report says.
  report::CaseResult Report(const Case& one, const script::RunResult& result) const;

  // Replay is the one command that runs the case again.
  std::string Replay(const Case& one) const;

  // ReplayOptions are the words of a replay line that say on what a case runs: " --subject … --profile …".
  std::string ReplayOptions() const;

 private:
  std::string name_;
  const Profile& profile_;
  Subject subject_;
  SimulatedFactory simulation_;
  StringToKeyCache keys_;
};

// ProgramName is how the user called us: "tools/legwork" behind the launcher, else "legwork".
std::string ProgramName();

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_CASE_RUNNER_H_
