#include "cases/script/status_basis.h"

#include <algorithm>

#include "cases/script/call_request.h"
#include "cases/script/status_pattern.h"
#include "model/ambiguity.h"
#include "model/attribute.h"
#include "model/clause_set.h"
#include "model/demand.h"
#include "model/question.h"

namespace legwork::script {
namespace {

struct AttributeClause {
  std::string_view clause;
  legwork::Attribute attribute;
};
constexpr AttributeClause kAttributeClauses[] = {
    {"QCA-004", legwork::Attribute::kSizes},
    {"QCA-007", legwork::Attribute::kNames},
    {"QCA-008", legwork::Attribute::kLifespan},
    {"QCA-009", legwork::Attribute::kFlags},
    {"QCA-010", legwork::Attribute::kPackageInfo},
    {"QCA-011", legwork::Attribute::kNegotiationInfo},
    {"QCA-012", legwork::Attribute::kNegotiationInfo},
    {"QCA-013", legwork::Attribute::kSessionKey},
    {"QCA-014", legwork::Attribute::kKeyInfo},
    {"QCA-015", legwork::Attribute::kAuthority},
    {"QCA-016", legwork::Attribute::kNativeNames},
    {"QCA-017", legwork::Attribute::kPasswordExpiry},
    {"QCA-018", legwork::Attribute::kTargetInformation},
    {"QCA-019", legwork::Attribute::kClientSpecifiedTarget},
    {"QCA-020", legwork::Attribute::kLastClientTokenStatus},
    {"QCA-022", legwork::Attribute::kAccessToken},
    {"QCA-023", legwork::Attribute::kDceInfo},
};

// Takes says whether the pattern takes a failure, or a success.
bool Takes(std::string_view pattern, bool failure) {
  return std::ranges::any_of(SecStatusRows(), [&](const SecStatusRow& row) {
    return IsFailure(row.value) == failure && MatchesStatus(pattern, row.value);
  });
}

}  // namespace

bool IsOfOtherAttribute(const Clause& clause, std::uint32_t attribute) {
  const auto row = std::ranges::find(kAttributeClauses, clause.id, &AttributeClause::clause);
  return row != std::end(kAttributeClauses) && static_cast<std::uint32_t>(row->attribute) != attribute;
}

bool LooksAt(const Clause& clause, Call call) {
  return clause.calls == 0 || (clause.calls >> static_cast<unsigned>(call) & 1u) != 0;
}

bool ExpectsRefusal(std::string_view pattern) { return !Takes(pattern, false); }

bool IsOtherAnswer(const Clause& clause, const StatusMismatch& mismatch, const Profile& profile) {
  const Ambiguity* const ambiguity = AmbiguityOf(clause.id);
  if (ambiguity == nullptr || !mismatch.by_subject) return false;
  return std::ranges::any_of(ambiguity->questions, [&](Question question) {
    return MatchesStatus(mismatch.expected, profile.Answer(question)) && RowOf(question).allowed.Has(mismatch.actual);
  });
}

bool SpeaksAgainst(const Clause& clause, const StatusMismatch& mismatch) {
  const bool is_elsewhere = mismatch.call == Call::kQuery && IsOfOtherAttribute(clause, mismatch.attribute);
  const bool is_nobodys = mismatch.call == Call::kQuery && !mismatch.by_subject;
  if (is_elsewhere || is_nobodys || (mismatch.lacks_mic && clause.id == "NLM-006")) return false;
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

void KeepNearest(const StatusMismatch& mismatch, PackageName package, std::vector<std::string>& ids) {
  if (ids.empty() || ExpectsRefusal(mismatch.expected) || !IsFailure(mismatch.actual)) return;
  const auto is_about = [&](const std::string& id) { return LooksAt(*FindClause(id), mismatch.call); };
  if (std::ranges::any_of(ids, is_about)) {
    std::erase_if(ids, std::not_fn(is_about));
  } else if (mismatch.call == Call::kInitialize || mismatch.call == Call::kAccept) {
    ids.clear();
    if (mismatch.by_subject && package == PackageName::kNtlm) ids.emplace_back("NLM-004");
    if (mismatch.by_subject && package == PackageName::kKerberos) ids.emplace_back("KRB-003");
  } else if (!IsMessageCall(mismatch.call)) {
    ids.clear();
  }
}

}  // namespace legwork::script
