/* Bug: the client passes the address of its zeroed context on the first call, too, so that all calls look alike.
 *
 * Clause: ISC-N-007. The first call of a handshake passes no context.
 * The same deed: HND-001, for no such handle was ever issued.
 */
#include "tools/provider/examples/conversation.h"

static void InitializeWithContext(const Habits* habits, Party* party) {
  Step step = {&party->context, 0, kRoom}; /* wrong */
  TakeStep(habits, party, &step);
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.initialize = InitializeWithContext;
  return Converse(&habits);
}
