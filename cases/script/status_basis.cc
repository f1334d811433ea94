#include "cases/script/status_basis.h"

#include <algorithm>

#include "cases/script/status_pattern.h"
#include "model/demand.h"

namespace legwork::script {
namespace {

bool LooksAt(const Clause& clause, Call call) {
  return clause.calls == 0 || (clause.calls >> static_cast<unsigned>(call) & 1u) != 0;
}

// Takes says whether the pattern takes a failure, or a success.
bool Takes(std::string_view pattern, bool failure) {
  return std::ranges::any_of(SecStatusRows(), [&](const SecStatusRow& row) {
    return IsFailure(row.value) == failure && MatchesStatus(pattern, row.value);
  });
}

}  // namespace

bool ExpectsRefusal(std::string_view pattern) { return !Takes(pattern, false); }

bool SpeaksAgainst(const Clause& clause, const StatusMismatch& mismatch) {
  const bool refused_otherwise = IsFailure(mismatch.actual) && Takes(mismatch.expected, true);
  if (!ExpectsRefusal(mismatch.expected) && !refused_otherwise) {
    return !(mismatch.has_fault && IsFailure(mismatch.actual));
  }
  if (!mismatch.by_subject || !LooksAt(clause, mismatch.call)) return false;
  const Demand* demand = DemandOf(clause.id);
  if (demand == nullptr) return false;
  if (!IsFailure(mismatch.actual)) return true;
  return demand->status != SecStatus::kOk && MatchesStatus(mismatch.expected, demand->status);
}

}  // namespace legwork::script
