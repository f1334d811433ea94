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

// Cause is a group of cases with one verdict and one name (cause_name.h). It points into the report.
struct Cause {
  CaseVerdict verdict;
  std::string name;
  std::vector<const CaseResult*> cases;  // never empty
  std::vector<std::string> with = {};    // other clauses that the same calls violate, each once

  // MayFollowFrom is the clause that all of the cases had violated before they went wrong, which may be why they did;
  // "" if there is none. That it is the reason is not known: another bug may hide behind one that is everywhere.
  std::string MayFollowFrom() const;
};

// UnexpectedCauses groups what makes the report unexpected, and faults of the harness, in the order of their first
// cases; those that may follow from a violation come last. One misdeed is often forbidden on several pages: of the
// clauses that a call violates the cause is named by the one that most cases show.
std::vector<Cause> UnexpectedCauses(const Report& report);

// AddKnownCause adds to the causes, or to the one with the same reason.
void AddKnownCause(const KnownCause& cause, std::vector<KnownCause>& causes);

}  // namespace legwork::report

#endif  // LEGWORK_TOOLS_REPORT_CAUSE_H_
