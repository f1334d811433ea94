/* Bug: the server forgets its context from one token of a client to the next, and begins a new one with each.
 *
 * Clause: ISC-N-002. The client's tokens go to the acceptor's context one after another.
 */
#include <stddef.h>

#include "tools/provider/examples/conversation.h"

static void AcceptAnew(const Habits* habits, Party* party) {
  Step step = {NULL, 0, kRoom}; /* wrong */
  TakeStep(habits, party, &step);
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.package = "NTLM";
  habits.accept = AcceptAnew;
  return Converse(&habits);
}
