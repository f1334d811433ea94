#ifndef LEGWORK_CASES_SCRIPT_EXPECTATION_STATEMENTS_H_
#define LEGWORK_CASES_SCRIPT_EXPECTATION_STATEMENTS_H_

#include "cases/script/run.h"

// The expectations: what must be true of the step above, besides its status.
namespace legwork::script {

void ExpectSends(Run& run, StatementReader& statement);
void ExpectReturns(Run& run, StatementReader& statement);
void ExpectKdc(Run& run, StatementReader& statement);
void ExpectReports(Run& run, StatementReader& statement);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_EXPECTATION_STATEMENTS_H_
