#ifndef LEGWORK_CASES_SCRIPT_MANAGEMENT_STATEMENTS_H_
#define LEGWORK_CASES_SCRIPT_MANAGEMENT_STATEMENTS_H_

#include "cases/script/run.h"

// The steps that are about credentials, packages, passwords and memory.
namespace legwork::script {

void RunQueryCredential(Run& run, StatementReader& statement);
void RunAddCredentials(Run& run, StatementReader& statement);
void RunChangePassword(Run& run, StatementReader& statement);
void RunDescribe(Run& run, StatementReader& statement);  // query_package, enumerate
void RunFreeBuffer(Run& run, StatementReader& statement);
void RunSetAttributes(Run& run, StatementReader& statement);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_MANAGEMENT_STATEMENTS_H_
