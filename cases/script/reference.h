#ifndef LEGWORK_CASES_SCRIPT_REFERENCE_H_
#define LEGWORK_CASES_SCRIPT_REFERENCE_H_

#include <string>

namespace legwork::script {

// StatementReference is the chapter "Statements" of tools/docs/scenario_language.md, made from the rows, so that the
// document cannot fall behind the language. It is Markdown and ends with a line end.
std::string StatementReference();

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_REFERENCE_H_
