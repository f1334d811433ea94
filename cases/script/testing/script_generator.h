#ifndef LEGWORK_CASES_SCRIPT_TESTING_SCRIPT_GENERATOR_H_
#define LEGWORK_CASES_SCRIPT_TESTING_SCRIPT_GENERATOR_H_

#include <rapidcheck.h>

#include "cases/script/script.h"

namespace legwork::script {

// AnyScript generates well-formed scripts of every statement and attribute of the language. They parse; nothing says
// that they make sense.
rc::Gen<Script> AnyScript();

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_TESTING_SCRIPT_GENERATOR_H_
