#ifndef LEGWORK_TOOLS_REPORT_REPETITION_H_
#define LEGWORK_TOOLS_REPORT_REPETITION_H_

#include <vector>

#include "tools/report/report.h"

namespace legwork::report {

// DifferingCases gives the cases of which two runs of one check do not say the same: another
// verdict, other clauses that are violated or warned of, or no case at all on one side. Messages are not compared,
// since they may quote what a foreign subject drew from its own chance.
std::vector<Divergence> DifferingCases(const Report& first, const Report& again);

}  // namespace legwork::report

#endif  // LEGWORK_TOOLS_REPORT_REPETITION_H_
