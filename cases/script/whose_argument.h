#ifndef LEGWORK_CASES_SCRIPT_WHOSE_ARGUMENT_H_
#define LEGWORK_CASES_SCRIPT_WHOSE_ARGUMENT_H_

#include "cases/script/statement_reader.h"
#include "sim/peer/peer.h"

namespace legwork::script {

// TakeWhose reads whose credentials `acquire` and `add_credentials` ask for: package, use, principal, session, and the
// identity where it is not the one in `request` already.
void TakeWhose(StatementReader& statement, CallRequest& request);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_WHOSE_ARGUMENT_H_
