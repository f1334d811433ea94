/* Bug: the server drops its connection object without freeing the credential in it: a handle is lost for every
 * connection, until the machine has none left.
 *
 * Clause: FCH-002. Every credential is freed, or memory leaks.
 * The same deed: ACH-N-017.
 */
#include "tools/provider/examples/conversation.h"

static void PartFromContextOnly(const Habits* habits, Party* party) {
  if (!party->initiates) party->has_credential = 0; /* wrong */
  kGoodHabits.part(habits, party);
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.part = PartFromContextOnly;
  return Converse(&habits);
}
