#ifndef LEGWORK_CASES_SCRIPT_HEADER_STATEMENTS_H_
#define LEGWORK_CASES_SCRIPT_HEADER_STATEMENTS_H_

#include "cases/script/run.h"

// The headers: what a scenario is about, its world and its actors.
namespace legwork::script {

void DeclareNothing(Run& run, StatementReader& statement);  // read before the run begins: scenario, clause, …
void DeclareRealm(Run& run, StatementReader& statement);
void DeclarePrincipal(Run& run, StatementReader& statement);
void DeclareKdcRule(Run& run, StatementReader& statement);
void DeclareActor(Run& run, StatementReader& statement);  // initiator, acceptor
void DeclareAnswer(Run& run, StatementReader& statement);
void DeclareFault(Run& run, StatementReader& statement);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_HEADER_STATEMENTS_H_
