#include "model/oracle.h"

#include <array>
#include <vector>

#include "model/clause_set.h"
#include "model/session_memory.h"

namespace legwork {
namespace {

using RowIndex = std::array<std::vector<std::uint16_t>, kCallCount>;

// MakeRowIndex sorts the rows that can be judged by the calls at which they are looked at.
RowIndex MakeRowIndex() {
  RowIndex index;
  const std::span<const Clause> clauses = AllClauses();
  for (std::size_t row = 0; row < clauses.size(); ++row) {
    if (clauses[row].applies == nullptr) continue;
    for (int call = 0; call < kCallCount; ++call) {
      if ((clauses[row].calls >> call & 1) != 0) index[call].push_back(static_cast<std::uint16_t>(row));
    }
  }
  return index;
}

// EarlierOf is the record that the duty comes from: the one that made what is owed, else the last call on the context.
std::uint64_t EarlierOf(const Moment& moment) {
  const bool owed = moment.record.call == Call::kEnd || moment.record.call == Call::kDelete;
  if (moment.context != nullptr) return owed ? moment.context->created_by : moment.context->last_call;
  return moment.credential != nullptr ? moment.credential->acquired_by : 0;
}

bool CanFail(const Clause& clause, Party party, const Moment& moment) {
  if (clause.level != Level::kMust || party == Party::kBoth) return false;
  return !clause.inferred || (clause.certain != nullptr && clause.certain(moment));
}

bool IsSoftened(const Clause& clause, const Moment& moment) {
  return clause.tolerated != nullptr && clause.tolerated(moment);
}

}  // namespace

struct Oracle::Memory {
  explicit Memory(const Profile& profile) : session(profile), rows(MakeRowIndex()) {
    coverage.counts.resize(AllClauses().size());
  }

  void JudgeRow(std::size_t row, const Moment& moment) {
    const Clause& clause = clauses[row];
    if (!clause.applies(moment)) return;
    ++coverage.counts[row].applied;
    if (clause.holds(moment)) return;
    ++coverage.counts[row].violated;
    const Party party = clause.fault != nullptr ? clause.fault(moment) : clause.party;
    const bool can_fail = CanFail(clause, party, moment);
    const bool softened = can_fail && IsSoftened(clause, moment);
    violations.push_back({.clause = &clause,
                          .party = party,
                          .weight = can_fail && !softened ? Weight::kFailure : Weight::kWarning,
                          .actor = moment.record.actor,
                          .record = moment.record.number,
                          .earlier = EarlierOf(moment),
                          .profile = &moment.profile,
                          .softened = softened});
  }

  void Judge(const Moment& moment) {
    for (const std::uint16_t row : rows[static_cast<std::size_t>(moment.record.call)]) JudgeRow(row, moment);
  }

  // JudgeEnd looks at everything the actor ever held, one thing at a time, and at last at the actor itself.
  void JudgeEnd(Moment moment) {
    Judge(moment);
    for (const ContextHistory& context : session.history().contexts) {
      if (context.actor != moment.record.actor) continue;
      moment.context = &context;
      moment.phase = context.phase;
      moment.role = context.role;
      moment.package = context.package;
      Judge(moment);
    }
    moment.context = nullptr;
    for (const CredentialHistory& credential : session.history().credentials) {
      if (credential.actor != moment.record.actor) continue;
      moment.credential = &credential;
      Judge(moment);
    }
  }

  std::span<const Clause> clauses = AllClauses();
  SessionMemory session;
  RowIndex rows;
  std::vector<Verdict> violations;
  Coverage coverage;
  std::size_t place_row = static_cast<std::size_t>(FindClause("REC-001") - clauses.data());
};

Oracle::Oracle(const Profile& profile) : memory_(std::make_unique<Memory>(profile)) {}
Oracle::~Oracle() = default;

void Oracle::Observe(const CallRecord& record) {
  const Moment moment = memory_->session.Place(record);
  const std::size_t found = memory_->violations.size();
  const bool returned = !record.crashed && !record.timed_out;
  if (returned && record.call == Call::kEnd) {
    memory_->JudgeEnd(moment);
  } else if (returned && static_cast<int>(record.call) < kCallCount) {
    memory_->Judge(moment);
  }
  if (memory_->violations.size() == found) memory_->JudgeRow(memory_->place_row, moment);
  memory_->session.Learn(moment);
}

std::span<const Verdict> Oracle::violations() const { return memory_->violations; }

const Coverage& Oracle::coverage() const { return memory_->coverage; }

void Oracle::Reset() {
  memory_->session.Reset();
  memory_->violations.clear();
}

}  // namespace legwork
