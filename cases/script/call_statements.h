#ifndef LEGWORK_CASES_SCRIPT_CALL_STATEMENTS_H_
#define LEGWORK_CASES_SCRIPT_CALL_STATEMENTS_H_

#include "cases/script/run.h"

// The steps: each function carries one call of an actor out and compares its status.
namespace legwork::script {

void RunAcquire(Run& run, StatementReader& statement);
void RunFree(Run& run, StatementReader& statement);
void RunHandshake(Run& run, StatementReader& statement);  // initialize, accept
void RunComplete(Run& run, StatementReader& statement);
void RunSend(Run& run, StatementReader& statement);
void RunSendData(Run& run, StatementReader& statement);
void RunDelete(Run& run, StatementReader& statement);
void RunQuery(Run& run, StatementReader& statement);
void RunQueryToken(Run& run, StatementReader& statement);
void RunOnContext(Run& run, StatementReader& statement);  // calls that take a context and nothing else
void RunWait(Run& run, StatementReader& statement);
void RunEnd(Run& run, StatementReader& statement);

// What steps share.

// ActorOf is the actor of a step; the parser has made sure that it is declared.
Actor& ActorOf(Run& run, const StatementReader& statement);

// ContextArgument is the context that a step means: the slot its exchange belongs to, and the handle really passed.
struct ContextArgument {
  ContextSlot* slot = nullptr;
  HandleArgument handle;
};

// TakeContext reads `context=`: the name of a slot, or a misuse (null, zero, all_ones, stale, credential, of:ACTOR).
ContextArgument TakeContext(Run& run, Actor& actor, StatementReader& statement);

// TakeKnowledge reads `given=` and `needs=` and adds what the slot tells.
Knowledge TakeKnowledge(const Actor& actor, ContextSlot& slot, StatementReader& statement);

// PerformStep performs `run.last().request` and compares the status with the statement's result. False if the run has
// stopped or the call failed to be made.
bool PerformStep(Run& run, Actor& actor, const Knowledge& knowledge, const StatementReader& statement);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_CALL_STATEMENTS_H_
