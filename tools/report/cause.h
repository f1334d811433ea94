#ifndef LEGWORK_TOOLS_REPORT_CAUSE_H_
#define LEGWORK_TOOLS_REPORT_CAUSE_H_

#include <string>
#include <string_view>
#include <vector>

#include "tools/report/report.h"

// Many cases fail for one cause. A cause is told once, however many cases show it.
namespace legwork::report {

// Signature says in few words how a case came out, so that cases with equal signatures may have one cause: "accept
// gives SEC_I_COMPLETE_NEEDED, not SEC_E_OK". Numbers of calls and legs do not count.
std::string Signature(const CaseResult& result);

// ShownText is what a failure shows, as one line: where the clause is violated ("*" and "-": each), then the message.
std::string ShownText(const CaseResult& result, std::string_view clause);

// Cause is a group of cases whose verdict and signature are equal. It points into the report.
struct Cause {
  CaseVerdict verdict;
  std::string signature;
  std::vector<const CaseResult*> cases;  // never empty
};

// UnexpectedCauses groups what makes the report unexpected, and faults of the harness, in the order of their first
// cases.
std::vector<Cause> UnexpectedCauses(const Report& report);

// AddKnownCause adds to the causes, or to the one with the same reason.
void AddKnownCause(const KnownCause& cause, std::vector<KnownCause>& causes);

}  // namespace legwork::report

#endif  // LEGWORK_TOOLS_REPORT_CAUSE_H_
