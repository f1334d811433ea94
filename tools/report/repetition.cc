#include "tools/report/repetition.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace legwork::report {
namespace {

bool SaysTheSame(const CaseResult& one, const CaseResult& other) {
  const auto same = [](const ClauseResult& a, const ClauseResult& b) { return a.id == b.id && a.verdict == b.verdict; };
  return one.verdict == other.verdict && one.harness_fault == other.harness_fault &&
         std::ranges::equal(one.clauses, other.clauses, same);
}

// Said gives what two runs are compared by: "fail: ISC-N-056 violated, VER-003 warning".
std::string Said(const CaseResult& result) {
  std::string clauses;
  for (const ClauseResult& clause : result.clauses) {
    if (clause.verdict != "holds") clauses += (clauses.empty() ? ": " : ", ") + clause.id + " " + clause.verdict;
  }
  return std::string(CaseVerdictWord(result.verdict)) + (result.harness_fault ? " (a fault of the harness)" : "") +
         clauses;
}

}  // namespace

std::vector<Divergence> DifferingCases(const Report& first, const Report& again) {
  std::map<std::string_view, const CaseResult*> others;
  for (const CaseResult& result : again.results) others[result.id] = &result;
  std::vector<Divergence> differing;
  for (const CaseResult& result : first.results) {
    const auto other = others.find(result.id);
    if (other == others.end()) {
      differing.push_back({result.id, result.replay, Said(result) + "; then nothing"});
      continue;
    }
    const CaseResult& then = *other->second;
    if (!SaysTheSame(result, then)) {
      differing.push_back({result.id, result.replay, Said(result) + "; then " + Said(then)});
    }
    others.erase(other);
  }
  for (const auto& [id, result] : others) {
    differing.push_back({result->id, result->replay, "nothing; then " + Said(*result)});
  }
  return differing;
}

}  // namespace legwork::report
