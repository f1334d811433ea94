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

namespace {

constexpr std::string_view kMayBeThePackages = "altered_message";

std::string WhyBroken(ProcessFactory& factory, bool may_be_the_packages) {
  for (const Rule& rule : HonestyRules()) {
    if ((rule.name == kMayBeThePackages) != may_be_the_packages) continue;
    const Finding finding = CheckRule(factory, rule);
    if (finding.kind == Finding::Kind::kBroken) return finding.text;
  }
  return "";
}

}  // namespace

std::string WhyDishonest(ProcessFactory& factory) { return WhyBroken(factory, false); }
std::string WhyDoubtful(ProcessFactory& factory) { return WhyBroken(factory, true); }

}  // namespace legwork::host
