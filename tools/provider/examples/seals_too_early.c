/* Bug: the client seals its first message as soon as there is a context, although the handshake is still under way.
 *
 * Clause: SIG-001, a warning. Message functions are used after the handshake is over.
 */
#include "tools/provider/examples/conversation.h"

static void InitializeAndSeal(const Habits* habits, Party* party) {
  static Wire message;
  int is_first = !party->has_context;
  kGoodHabits.initialize(habits, party);
  if (is_first) Seal(party, "attack at dawn", 64, &message); /* wrong */
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.initialize = InitializeAndSeal;
  return Converse(&habits);
}
