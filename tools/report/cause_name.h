#ifndef LEGWORK_TOOLS_REPORT_CAUSE_NAME_H_
#define LEGWORK_TOOLS_REPORT_CAUSE_NAME_H_

#include <string>
#include <string_view>

namespace legwork::report {

// CauseName is a signature (cause.h) without what is only the scenario's own, so that one cause has one name: who
// acted, whose names were told, what else was granted, and what was due where the status that came means nothing.
//
//   "initialize returns INTEGRITY, not returns MUTUAL_AUTH|INTEGRITY"   "initialize returns no MUTUAL_AUTH"
//   "accept gives 0xC000006D, not SEC_E_LOGON_DENIED"                   "accept gives 0xC000006D"
//   "check messages_flow signed shows client sign = SEC_E_…"            "check messages_flow shows sign = SEC_E_…"
std::string CauseName(std::string_view signature);

}  // namespace legwork::report

#endif  // LEGWORK_TOOLS_REPORT_CAUSE_NAME_H_
