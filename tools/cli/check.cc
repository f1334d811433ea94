#include <set>
#include <string>
#include <utility>

#include "model/profile.h"
#include "tools/cli/checking.h"
#include "tools/cli/commands.h"
#include "tools/cli/known_file.h"
#include "tools/cli/scenarios.h"
#include "tools/cli/settings.h"
#include "tools/report/repetition.h"

// The main job: every scenario that the subject can take, in every arrangement, then generated sequences, judged by the
// oracle and reported by clause.
namespace legwork::cli {
namespace {

// Repeat runs the same check again and notes the cases that do not come out as they did first.
void Repeat(const CheckRequest& request, const Scenarios& scenarios, int times, report::Report& first) {
  std::set<std::string> told;
  for (int run = 0; run < times; ++run) {
    const Checked again = CheckSubject(request, scenarios);
    for (report::Divergence& one : report::DifferingCases(first, again.report)) {
      if (told.insert(one.id).second) first.diverged.push_back(std::move(one));
    }
  }
}

}  // namespace

int Check(const CheckOptions& options) {
  const Profile* profile = FindProfile(options.profile);
  if (profile == nullptr) return Fail(kUsage, UnknownProfile(options.profile));
  if (!IsPackage(options.package)) return Fail(kUsage, UnknownPackage(options.package));
  KnownFile known = ReadKnown(options);
  if (!known.error.empty()) return Fail(kUsage, known.error);
  const Scenarios scenarios = BuiltInScenarios(options.filter, options.package);
  if (!scenarios.error.empty()) return Fail(kHarnessFault, scenarios.error);
  const CheckRequest request = {options.subject, profile,      options.package, options.tier,
                                options.filter,  options.seed, options.jobs};
  Checked checked = CheckSubject(request, scenarios);
  if (!checked.error.empty()) return Fail(checked.status, checked.error);
  if (scenarios.loaded.empty()) return Fail(kNothingMatched, NothingMatched(options.filter, options.package));
  Repeat(request, scenarios, options.repeat - 1, checked.report);
  return FinishReport(options, checked.terms, known, checked.report);
}

}  // namespace legwork::cli
