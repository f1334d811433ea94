#ifndef LEGWORK_CASES_SCRIPT_FAULT_REFERENCE_H_
#define LEGWORK_CASES_SCRIPT_FAULT_REFERENCE_H_

#include <string>

namespace legwork::script {

// FaultReference is the chapter "All faults" of tools/docs/faults.md, made from the rows, so that the document cannot
// fall behind them. It is Markdown and ends with a line end.
std::string FaultReference();

// FaultCount is how many named faults there are, whoever commits them.
std::size_t FaultCount();

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_FAULT_REFERENCE_H_
