#include "tools/cli/case_runner.h"

#include <charconv>
#include <cstdlib>
#include <utility>

#include "cases/script/runner.h"
#include "model/clause_set.h"
#include "tools/report/shell_word.h"

namespace legwork::cli {
namespace {

report::CaseVerdict VerdictOf(script::Outcome outcome) {
  switch (outcome) {
    case script::Outcome::kPass:
      return report::CaseVerdict::kPass;
    case script::Outcome::kFail:
      return report::CaseVerdict::kFail;
    case script::Outcome::kCrash:
      return report::CaseVerdict::kCrash;
    case script::Outcome::kTimeout:
      return report::CaseVerdict::kTimeout;
    case script::Outcome::kSkip:
    case script::Outcome::kHarnessFault:  // says nothing of the subject
      return report::CaseVerdict::kSkip;
  }
  return report::CaseVerdict::kSkip;
}

report::ClauseResult ClauseResultOf(const Clause& clause) {
  report::ClauseResult result;
  result.id = clause.id;
  result.verdict = "holds";
  result.party = clause.party == Party::kCaller ? "caller" : "package";
  result.page = clause.page;
  result.rule = clause.rule;
  return result;
}

// NumberAtTheEnd is the 2 of "client initialize 2", 0 if there is none.
int NumberAtTheEnd(std::string_view text) {
  const std::size_t digits = text.find_last_not_of("0123456789") + 1;
  int number = 0;
  std::from_chars(text.data() + digits, text.data() + text.size(), number);
  return number;
}

// Violations come first in what a clause shows: a clause that held ten times and was violated once is violated.
void AddViolation(const script::FoundViolation& found, std::vector<report::ClauseResult>& clauses) {
  for (report::ClauseResult& clause : clauses) {
    if (clause.id != found.verdict.clause->id) continue;
    const bool fails = found.verdict.weight == Weight::kFailure;
    if (clause.verdict == "violated" || (clause.verdict == "warning" && !fails)) return;
    clause.verdict = fails ? "violated" : "warning";
    clause.party = "package";
    clause.where = found.text;
    clause.basis = BasisText(found.verdict);
    return;
  }
}

}  // namespace

std::string_view ArrangementWord(Arrangement arrangement) {
  switch (arrangement) {
    case Arrangement::kBoth:
      return "both";
    case Arrangement::kInitiator:
      return "initiator";
    case Arrangement::kAcceptor:
      return "acceptor";
  }
  return "both";
}

Arrangement ParseArrangement(std::string_view word) {
  if (word == "initiator") return Arrangement::kInitiator;
  return word == "acceptor" ? Arrangement::kAcceptor : Arrangement::kBoth;
}

std::vector<Arrangement> ArrangementsFor(const Subject& subject) {
  if (!subject.foreign) return {Arrangement::kBoth};
  return {Arrangement::kBoth, Arrangement::kInitiator, Arrangement::kAcceptor};
}

CaseRunner::CaseRunner(const std::string& subject, const Profile& profile)
    : CaseRunner(subject, MakeSubject(subject), profile) {}

CaseRunner::CaseRunner(std::string name, Subject subject, const Profile& profile)
    : name_(std::move(name)), profile_(profile), subject_(std::move(subject)) {}

script::RunResult CaseRunner::Run(const Case& one, bool keeps_trace, script::Recording* recording) {
  if (subject_.factory == nullptr) {
    script::RunResult none;
    none.outcome = script::Outcome::kHarnessFault;
    none.message = subject_.error;
    return none;
  }
  PeerFactory& initiator = one.arrangement == Arrangement::kAcceptor ? simulation_ : *subject_.factory;
  PeerFactory& acceptor = one.arrangement == Arrangement::kInitiator ? simulation_ : *subject_.factory;
  script::RunRequest request;
  request.script = one.script;
  request.initiator = &initiator;
  request.acceptor = &acceptor;
  request.keys = &keys_;
  // A scenario that names a profile shows what that profile answers; a foreign subject is judged by the user's alone.
  const bool is_default = &profile_ == &DocumentedProfile();
  request.profile = is_default && !subject_.foreign ? nullptr : &profile_;
  request.seed = one.seed;
  request.keeps_trace = keeps_trace;
  request.recording = recording;
  return script::RunScenario(request);
}

bool CaseRunner::Diverges(const Case& one, const script::RunResult& first) {
  return !subject_.foreign && Run(one).trace_hash != first.trace_hash;
}

report::CaseResult CaseRunner::Report(const Case& one, const script::RunResult& result) const {
  report::CaseResult report;
  report.id = std::string(one.script->Id());
  if (subject_.foreign) report.id += "@" + std::string(ArrangementWord(one.arrangement));
  report.package = one.script->Package();
  report.profile = result.profile;
  report.verdict = VerdictOf(result.outcome);
  report.message = result.message;
  report.warnings = result.warnings;
  report.step_differs = result.step_differs;
  report.cited = result.cited;
  report.deed = result.deed;
  report.violated_before = result.violated_before;
  report.harness_fault = result.outcome == script::Outcome::kHarnessFault;
  report.leg = NumberAtTheEnd(result.leg);
  report.replay = Replay(one);
  report.trace_hash = result.trace_hash;
  const auto clauses = AllClauses();
  for (std::size_t i = 0; i < clauses.size() && i < result.coverage.counts.size(); ++i) {
    if (result.coverage.counts[i].applied > 0) report.clauses.push_back(ClauseResultOf(clauses[i]));
  }
  // The caller here is this program, doing what the scenario says: only the package is on trial.
  for (const script::FoundViolation& found : result.violations) {
    if (!found.declared && found.verdict.party != Party::kCaller) AddViolation(found, report.clauses);
  }
  return report;
}

std::string CaseRunner::Replay(const Case& one) const {
  std::string command = ProgramName() + " run " + report::ShellWord(one.name) + " --seed " + std::to_string(one.seed);
  if (subject_.foreign) command += " --as " + std::string(ArrangementWord(one.arrangement));
  return command + ReplayOptions();
}

std::string CaseRunner::ReplayOptions() const {
  std::string options;
  if (name_ != "sim") options += " --subject " + report::ShellWord(name_);
  if (profile_.name != DocumentedProfile().name) options += " --profile " + std::string(profile_.name);
  return options;
}

std::string ProgramName() {
  const char* name = std::getenv("LEGWORK_PROGRAM");
  return name != nullptr && *name != '\0' ? name : "legwork";
}

}  // namespace legwork::cli
