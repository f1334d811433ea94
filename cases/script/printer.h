#ifndef LEGWORK_CASES_SCRIPT_PRINTER_H_
#define LEGWORK_CASES_SCRIPT_PRINTER_H_

#include <string>

#include "cases/script/script.h"

namespace legwork::script {

// Print writes a script as a file. It is the inverse of Parse: Parse(Print(s)) equals s, and printing what was parsed
// gives the same text for every file that says the same.
std::string Print(const Script& script);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_PRINTER_H_
