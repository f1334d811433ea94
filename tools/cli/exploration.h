#ifndef LEGWORK_TOOLS_CLI_EXPLORATION_H_
#define LEGWORK_TOOLS_CLI_EXPLORATION_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/call.h"
#include "model/profile.h"
#include "tools/report/report.h"

namespace legwork::cli {

struct ExplorationOptions {
  std::string subject = "sim";
  const Profile* profile = nullptr;
  std::string package;  // "" means every package that plans are made for
  std::uint64_t first_seed = 1;
  std::uint64_t end_seed = 1;  // the first seed not run
  int jobs = 0;
  double seconds = 0;  // > 0: go on until then, whatever end_seed says
};

// Counterexample is a generated case that the subject failed, made as small as it would go.
struct Counterexample {
  std::uint64_t seed = 0;  // of the plan
  PackageName package = PackageName::kNone;
  std::string arrangement;  // "both", "initiator", "acceptor"
  std::string scenario;     // the file that shows it
  std::string signature;    // the clause that it violates; "crash_CALL", "timeout_CALL" or "lost_by_bad_handle"
  report::CaseResult result;
};

struct ExplorationResult {
  std::uint64_t runs = 0;
  std::vector<Counterexample> counterexamples;  // one per distinct set of violated clauses, in order of seed
  std::vector<std::string> diverged;            // replay lines of seeds that gave two different runs
  std::vector<report::CaseResult> faults;       // cases that our own side failed to run
};

ExplorationResult ExploreSubject(const ExplorationOptions& options);

// ExploreAsCases is the same as part of a check: one case per package, added to the report.
void ExploreAsCases(const ExplorationOptions& options, report::Report& report);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_EXPLORATION_H_
