#include "tools/shim/conformance/conformance.h"

#include "tools/shim/conformance/trial.h"

namespace legwork::host {

std::vector<Rule> AllRules() {
  std::vector<Rule> all;
  for (const std::span<const Rule> rules : {LineRules(), SessionRules(), HonestyRules()}) {
    all.insert(all.end(), rules.begin(), rules.end());
  }
  return all;
}

Finding CheckRule(ProcessFactory& factory, const Rule& rule) {
  Trial trial(factory);
  return rule.check(trial);
}

std::vector<RuleResult> CheckShim(ProcessFactory& factory) {
  std::vector<RuleResult> results;
  for (const Rule& rule : AllRules()) results.push_back({rule, CheckRule(factory, rule)});
  return results;
}

std::string WhyDishonest(ProcessFactory& factory) {
  for (const Rule& rule : HonestyRules()) {
    const Finding finding = CheckRule(factory, rule);
    if (finding.kind == Finding::Kind::kBroken) return finding.text;
  }
  return "";
}

}  // namespace legwork::host
