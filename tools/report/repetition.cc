#include "tools/report/repetition.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace legwork::report {
namespace {

bool SaysTheSame(const CaseResult& one, const CaseResult& other) {
  const auto same = [](const ClauseResult& a, const ClauseResult& b) { return a.id == b.id && a.verdict == b.verdict; };
  return one.verdict == other.verdict && one.harness_fault == other.harness_fault &&
         std::ranges::equal(one.clauses, other.clauses, same);
}

}  // namespace

std::vector<std::string> DifferingCases(const Report& first, const Report& again) {
  std::map<std::string_view, const CaseResult*> others;
  for (const CaseResult& result : again.results) others[result.id] = &result;
  std::vector<std::string> replays;
  for (const CaseResult& result : first.results) {
    const auto other = others.find(result.id);
    if (other == others.end() || !SaysTheSame(result, *other->second)) replays.push_back(result.replay);
    if (other != others.end()) others.erase(other);
  }
  for (const auto& [id, result] : others) replays.push_back(result->replay);
  return replays;
}

}  // namespace legwork::report
