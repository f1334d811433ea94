#ifndef LEGWORK_TOOLS_SHIM_CONFORMANCE_CONFORMANCE_H_
#define LEGWORK_TOOLS_SHIM_CONFORMANCE_CONFORMANCE_H_

#include <string>
#include <vector>

#include "tools/shim/conformance/rule.h"
#include "tools/shim/process_factory.h"

// Whether a shim keeps the line protocol (tools/shim/protocol.md).
namespace legwork::host {

// AllRules lists every rule in the order in which they are tried.
std::vector<Rule> AllRules();

struct RuleResult {
  Rule rule;
  Finding finding;
};

// CheckRule tries one rule on an open shim.
Finding CheckRule(ProcessFactory& factory, const Rule& rule);

// CheckShim tries every rule on an open shim.
std::vector<RuleResult> CheckShim(ProcessFactory& factory);

// WhyDishonest tries the rules without which no result of the shim counts. It gives a sentence that begins with "it";
// "" if they hold.
std::string WhyDishonest(ProcessFactory& factory);

// WhyDoubtful tries what may as well be a flaw of the implementation behind the shim, which has its clause: that a
// message which was altered is taken. It gives a sentence of the same form.
std::string WhyDoubtful(ProcessFactory& factory);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_CONFORMANCE_CONFORMANCE_H_
