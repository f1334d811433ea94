#ifndef LEGWORK_CASES_SCRIPT_EXPORT_STATEMENTS_H_
#define LEGWORK_CASES_SCRIPT_EXPORT_STATEMENTS_H_

#include "cases/script/run.h"
#include "cases/script/statement_reader.h"

// The steps that hand a context over.
namespace legwork::script {

void RunExport(Run& run, StatementReader& statement);
void RunImport(Run& run, StatementReader& statement);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_EXPORT_STATEMENTS_H_
