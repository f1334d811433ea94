#ifndef LEGWORK_CASES_SCRIPT_OUTCOME_H_
#define LEGWORK_CASES_SCRIPT_OUTCOME_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cases/script/script.h"
#include "model/coverage.h"
#include "model/verdict.h"

namespace legwork::script {

// Outcome is how a run ended. kHarnessFault is our own failure, never the subject's.
enum class Outcome : std::uint8_t { kPass, kFail, kCrash, kTimeout, kSkip, kHarnessFault };

// OutcomeWord is the word of reports: "pass", "fail", "crash", "timeout", "skip", "fault".
std::string_view OutcomeWord(Outcome outcome);

// FoundViolation is one verdict of the oracle and what the scenario said of it.
struct FoundViolation {
  Verdict verdict;
  std::string text;       // VerdictText, with the actor's name
  bool declared = false;  // a `check clause … = violated` line announced it, or it is not the subject's
};

// RunResult is all that is to be known of one run of one scenario.
struct RunResult {
  Outcome outcome = Outcome::kPass;
  std::string message;  // what failed, expected and actual in the script's own syntax; the reason of a skip; "" if pass
  std::vector<std::string> warnings;  // what a foreign subject did differently where no clause binds it
  Position at;                        // the line of the file that failed, {0, 0} if none
  std::string leg;                    // "client initialize 2": the actor's call and its number, "" if none
  std::vector<FoundViolation> violations;
  std::uint64_t differs_at = 0;    // number of the call that a step differs in, 0 if none does
  bool step_differs = false;       // `message` tells of a step, or of what was checked, that the script has otherwise
  std::vector<std::string> cited;  // ids of the scenario's own clauses that an unmet expectation speaks of
  std::vector<std::string> deed;  // clauses that forbid what the subject did in the call that failed first, or none
  std::string violated_before;  // where a step differs: the first clause that the subject had violated by then, or ""
  Coverage coverage;            // clauses that applied
  std::string_view profile;     // name of the profile that answered
  std::uint64_t trace_hash = 0;
  std::string trace;  // only if it was asked for
};

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_OUTCOME_H_
