#include "cases/script/runner.h"

#include <algorithm>
#include <utility>

#include "cases/script/layout.h"
#include "cases/script/needs.h"
#include "cases/script/parser.h"
#include "cases/script/run.h"
#include "cases/script/statements.h"
#include "cases/script/value_shape.h"
#include "model/clause_set.h"

namespace legwork::script {
namespace {

std::uint64_t SeedOf(const RunRequest& request) {
  if (request.seed != 0) return request.seed;
  const Statement* header = request.script->Header("seed");
  std::uint64_t seed = header == nullptr ? 1 : ReadNumber(header->subject.text).value_or(1);
  return seed == 0 ? 1 : seed;
}

const Profile* ProfileOf(const RunRequest& request) {
  const Statement* header = request.script->Header("profile");
  if (header != nullptr) return FindProfile(header->subject.text);
  return request.profile == nullptr ? &DocumentedProfile() : request.profile;
}

// WhySkipped says why the scenario does not run here; "" if it does.
std::string WhySkipped(const RunRequest& request, const Profile& profile) {
  bool other_profile = request.profile != nullptr && request.profile != &profile;
  if (other_profile) return "the scenario holds for the profile " + std::string(profile.name) + " only";
  std::string missing = MissingFor(*request.script, request.initiator->traits(), Role::kInitiator);
  return missing.empty() ? MissingFor(*request.script, request.acceptor->traits(), Role::kAcceptor) : missing;
}

// RunStatement carries one statement out. An attribute that its function left alone is a mistake of the file.
void RunStatement(Run& run, const StatementRow& row, const Statement& statement) {
  StatementReader reader(statement);
  row.run(run, reader);
  const Attribute* left = run.stopped() ? nullptr : reader.FirstUnconsumed();
  if (left != nullptr) run.Refuse(statement, "nothing here makes use of `" + left->name.text + "`");
}

const StatementRow* RowOf(const Event& event) {
  bool step = event.is_step();
  return FindRow(Statements(), step ? Place::kStep : Place::kCheck,
                 step ? event.statement.word.text : event.statement.subject.text);
}

void RunEvent(Run& run, const Event& event) {
  RunStatement(run, *RowOf(event), event.statement);
  for (const Statement& expectation : event.expectations) {
    if (run.stopped()) return;
    RunStatement(run, *FindRow(Statements(), Place::kExpectation, expectation.word.text), expectation);
  }
}

void RunHeaders(Run& run, const Script& script) {
  for (const Statement& header : script.headers) {
    if (run.stopped()) return;
    RunStatement(run, *FindRow(Statements(), Place::kHeader, header.word.text), header);
  }
}

bool IsNamed(Run& run, const Verdict& verdict) {
  std::string_view party = verdict.party == Party::kCaller ? "caller" : "package";
  for (const DeclaredClause& declared : run.declared()) {
    if (declared.violated && declared.id == verdict.clause->id && declared.party == party) return true;
  }
  return false;
}

// IsRelayClause says whether the clause is about tokens that reach the peer whole and in order.
bool IsRelayClause(std::string_view id) {
  for (std::string_view relay : {"ISC-N-002", "ISC-N-003", "ISC-N-032", "ISC-N-049", "ISC-N-051", "ISC-N-069",
                                 "ASC-N-004", "ASC-N-006", "ASC-N-033", "LIF-004"}) {
    if (id == relay) return true;
  }
  return false;
}

// IsDeclared says whether the scenario announced the violation: by a `check clause` line, which covers whatever else
// the same call of the same party breaks, since one misdeed is often forbidden on several pages; or by a fault or an
// input of its own, as far as the relay of tokens goes.
bool IsDeclared(Run& run, const Verdict& verdict) {
  if (run.disturbs_relay() && verdict.party == Party::kCaller && IsRelayClause(verdict.clause->id)) return true;
  for (const Verdict& other : run.oracle().violations()) {
    bool same_deed = other.record == verdict.record && other.actor == verdict.actor && other.party == verdict.party;
    if (same_deed && IsNamed(run, other)) return true;
  }
  return false;
}

bool HasHabits(const Run& run, const Actor& actor) {
  return std::ranges::any_of(run.input().script.headers, [&](const Statement& header) {
    const bool says_habits = header.word.text == "habits" || header.Find("habits") != nullptr;
    return says_habits && header.subject.text == actor.setup.name;
  });
}

// Misbehaves says whether the package broke the clause because the scenario made its party misbehave. Where a foreign
// peer ends the exchange before the scenario says so, habits are such a reason, too.
bool Misbehaves(Run& run, const Verdict& verdict) {
  const Actor* actor = run.FindActor(run.ActorName(verdict.actor));
  if (verdict.party == Party::kCaller || actor == nullptr) return false;
  return !actor->misconduct.empty() || (run.input().foreign && HasHabits(run, *actor));
}

// IsPartners says whether the violation is the simulated partner's of a foreign subject, which is judged without it.
bool IsPartners(Run& run, const Verdict& verdict) {
  const Actor* actor = run.FindActor(run.ActorName(verdict.actor));
  return run.input().foreign && actor != nullptr && actor->peer != nullptr && actor->peer->traits().simulated;
}

// CountsAsFailure says whether an undeclared violation fails the run: where the documentation demands. On a foreign
// package a misbehaving caller is only a consequence of the package's answers, and in a generated scenario intended.
bool CountsAsFailure(const Run& run, const Verdict& verdict) {
  if (verdict.weight != Weight::kFailure) return false;
  const bool judges_callers = !run.input().foreign && !run.observes();
  return judges_callers || verdict.party != Party::kCaller;
}

// TellDeed names the clauses that forbid one and the same misdeed: those violated in the call that failed first. Where
// a step differs that is the step's own, and an earlier violation is what it may follow from.
void TellDeed(const std::vector<const Verdict*>& failing, std::uint64_t last_record, RunResult& result) {
  if (failing.empty()) return;
  const Verdict& first = *failing.front();
  if (result.step_differs && first.record != last_record) return;
  result.violated_before.clear();
  for (const Verdict* one : failing) {
    if (one->record == first.record && one->actor == first.actor) result.deed.emplace_back(one->clause->id);
  }
}

// CollectViolations takes over what the oracle found, `by_then` of it when the script had been carried out, whose last
// call has the record `last_record`.
void CollectViolations(Run& run, std::size_t by_then, std::uint64_t last_record) {
  RunResult& result = run.result();
  std::vector<const Verdict*> failing;
  for (const Verdict& verdict : run.oracle().violations()) {
    FoundViolation found;
    found.verdict = verdict;
    found.text = run.ActorName(verdict.actor) + ": " + VerdictText(verdict);
    found.declared = IsDeclared(run, verdict) || Misbehaves(run, verdict) || IsPartners(run, verdict);
    bool fails = !found.declared && CountsAsFailure(run, verdict);
    bool warns = !found.declared && !fails && verdict.party != Party::kCaller;
    std::string who = verdict.party == Party::kCaller ? "the scenario misuses the API: " : "";
    const bool is_before = result.violations.size() < by_then && verdict.record != result.differs_at;
    const bool comes_first = is_before && result.violated_before.empty();
    if (fails && comes_first && result.step_differs) result.violated_before = verdict.clause->id;
    if (fails) failing.push_back(&verdict);
    if (fails) run.Stop(Outcome::kFail, who + found.text);
    if (warns) result.warnings.push_back(found.text);
    result.violations.push_back(std::move(found));
  }
  TellDeed(failing, last_record, result);
}

// WasViolated: of a foreign implementation, another reading of the page does not count where the clause should hold.
bool WasViolated(const RunResult& result, const DeclaredClause& declared, bool is_foreign) {
  for (const FoundViolation& found : result.violations) {
    if (is_foreign && !declared.violated && found.verdict.softened) continue;
    std::string_view party = found.verdict.party == Party::kCaller ? "caller" : "package";
    if (found.verdict.clause->id == declared.id && party == declared.party) return true;
  }
  return false;
}

// Applied says whether the oracle looked at the clause at all.
bool Applied(std::string_view id, const Coverage& coverage) {
  std::span<const Clause> clauses = AllClauses();
  for (std::size_t i = 0; i < clauses.size() && i < coverage.counts.size(); ++i) {
    if (clauses[i].id == id) return coverage.counts[i].applied > 0;
  }
  return false;
}

// JudgeDeclarations compares the `check clause` lines with what the oracle found. That a foreign implementation gave no
// occasion to look at a clause, or to break it, is nothing against it.
void JudgeDeclarations(Run& run) {
  RunResult& result = run.result();
  const auto unseen = run.input().foreign ? Mismatch::Basis::kNone : Mismatch::Basis::kOwnClause;
  for (const DeclaredClause& declared : run.declared()) {
    if (run.stopped()) return;
    bool violated = WasViolated(result, declared, run.input().foreign);
    bool holds = !violated && Applied(declared.id, result.coverage);
    if (declared.violated ? violated : holds) continue;
    Statement actual = *declared.statement;
    actual.result->text = violated ? "violated" : holds ? "holds" : "never_applied";
    result.leg = "check clause";
    run.Differ({.expected = *declared.statement,
                .actual = std::move(actual),
                .basis = violated ? Mismatch::Basis::kOwnClause : unseen,
                .own_clause = declared.id});
  }
}

// RefuseIdleFaults finds a fault that the scenario plans and that befell no token: it does not test what it says.
void RefuseIdleFaults(Run& run) {
  for (const PlannedLinkFault& planned : run.faults()) {
    if (run.stopped() || run.input().foreign) return;
    if (!planned.took_effect) run.Refuse(*planned.statement, "this fault befell no token");
  }
}

// RefuseIdleMisbehaviours finds one that its actor never got round to.
void RefuseIdleMisbehaviours(Run& run) {
  for (const PlannedMisbehaviour& planned : run.misbehaviours()) {
    const Actor* actor = run.FindActor(planned.from);
    if (run.stopped() || run.input().foreign) return;
    if (actor == nullptr) return run.Refuse(*planned.statement, "no actor has the name " + planned.from);
    if (!actor->misconduct.HasCommitted(*planned.row)) {
      run.Refuse(*planned.statement, planned.from + " sent nothing of which this could have been said");
    }
  }
}

void Finish(Run& run) {
  const std::size_t by_then = run.oracle().violations().size();
  const std::uint64_t last_record = run.last().record;
  for (const std::unique_ptr<Actor>& actor : run.actors()) run.EndSession(*actor, true);
  RunResult& result = run.result();
  result.coverage = run.oracle().coverage();
  CollectViolations(run, by_then, last_record);
  JudgeDeclarations(run);
  RefuseIdleFaults(run);
  RefuseIdleMisbehaviours(run);
  run.CountStarving();
  result.trace_hash = run.world().trace.hash();
}

}  // namespace

RunResult RunScenario(const RunRequest& request) {
  const Profile* profile = ProfileOf(request);
  RunResult skipped;
  skipped.message = WhySkipped(request, *profile);
  skipped.outcome = Outcome::kSkip;
  skipped.profile = profile->name;
  if (!skipped.message.empty()) return skipped;

  bool foreign = !request.initiator->traits().simulated || !request.acceptor->traits().simulated;
  RunInput input{*request.script,   *request.initiator,
                 *request.acceptor, *profile,
                 SeedOf(request),   *request.keys,
                 foreign,           request.keeps_trace ? Trace::Mode::kEntries : Trace::Mode::kHash,
                 request.recording};
  Run run(input);
  run.result().profile = profile->name;
  RunHeaders(run, *request.script);
  if (!run.stopped()) run.Start();
  for (const Event& event : request.script->events) {
    if (run.stopped()) break;
    RunEvent(run, event);
  }
  Finish(run);
  if (request.keeps_trace) run.result().trace = run.world().trace.Text();
  return std::move(run.result());
}

}  // namespace legwork::script
