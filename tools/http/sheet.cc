#include "tools/http/sheet.h"

#include <algorithm>

namespace legwork::http {

void Sheet::Note(RuleId rule, bool holds, const std::string& where) {
  const Rule& row = RuleOf(rule);
  auto known = std::ranges::find(rules_, row.id, &report::ClauseResult::id);
  if (known == rules_.end()) {
    report::ClauseResult result;
    result.id = row.id;
    result.verdict = "holds";
    result.party = row.party;
    result.page = row.source;
    result.rule = row.sentence;
    known = rules_.insert(known, std::move(result));
  }
  if (holds || known->verdict != "holds") return;
  known->verdict = row.is_must ? "violated" : "warning";
  known->where = where;
  known->basis = row.source;
}

bool Sheet::IsBroken(RuleId rule) const {
  return std::ranges::any_of(
      rules_, [&](const report::ClauseResult& one) { return one.id == RuleOf(rule).id && one.verdict != "holds"; });
}

report::CaseResult Sheet::Result(const std::string& id, const std::string& package, const std::string& replay) const {
  report::CaseResult result;
  result.id = id;
  result.package = package;
  result.replay = replay;
  result.clauses = rules_;
  std::ranges::sort(result.clauses, {}, &report::ClauseResult::id);
  for (const report::ClauseResult& rule : result.clauses) {
    if (rule.verdict != "violated") continue;
    result.verdict = report::CaseVerdict::kFail;
    result.message += (result.message.empty() ? "" : "\n") + rule.party + ": violated " + rule.id + " " + rule.where +
                      ": " + rule.rule + " [" + rule.page + "]";
  }
  if (!skipped_.empty() && result.verdict == report::CaseVerdict::kPass) {
    result.verdict = report::CaseVerdict::kSkip;
    result.message = skipped_;
  }
  return result;
}

}  // namespace legwork::http
