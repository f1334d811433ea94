#ifndef LEGWORK_CASES_SCRIPT_CHECK_STATEMENTS_H_
#define LEGWORK_CASES_SCRIPT_CHECK_STATEMENTS_H_

#include "cases/script/run.h"

// The checks: what must be true of a whole exchange. Those that ask the packages do so by calls, which are judged, too.
namespace legwork::script {

void CheckNamesAgree(Run& run, StatementReader& statement);
void CheckSessionKeysAgree(Run& run, StatementReader& statement);
void CheckMessagesFlow(Run& run, StatementReader& statement);
void CheckSelected(Run& run, StatementReader& statement);
void CheckDelegated(Run& run, StatementReader& statement);
void CheckEstablished(Run& run, StatementReader& statement);
void CheckCalls(Run& run, StatementReader& statement);
void CheckClause(Run& run, StatementReader& statement);  // judged when the run is over

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_CHECK_STATEMENTS_H_
