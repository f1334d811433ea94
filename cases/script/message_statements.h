#ifndef LEGWORK_CASES_SCRIPT_MESSAGE_STATEMENTS_H_
#define LEGWORK_CASES_SCRIPT_MESSAGE_STATEMENTS_H_

#include <string_view>

#include "cases/script/run.h"

// Steps and checks that protect messages. A message that was signed or sealed goes to the peer's slot of the same name
// and waits there; verify and decrypt take the oldest.
namespace legwork::script {

void RunProtect(Run& run, StatementReader& statement);    // sign, encrypt
void RunUnprotect(Run& run, StatementReader& statement);  // verify, decrypt

// MessageTrip sends one message from an actor to its peer, signed or sealed, and has the peer read it. It gives the
// first call that did not answer SEC_E_OK or what was read wrongly; "" if all went well.
std::string MessageTrip(Run& run, Actor& from, std::string_view slot_name, bool sealed);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_MESSAGE_STATEMENTS_H_
