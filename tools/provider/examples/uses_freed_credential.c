/* Bug: the client frees its credential as soon as it has it, for tidiness, and goes on to use the handle.
 *
 * Clause: ISC-N-005. The call that creates a context names a live credential handle of the same package.
 */
#include "tools/provider/examples/conversation.h"

static int AcquireAndFree(const Habits* habits, Party* party) {
  int has_one = kGoodHabits.acquire(habits, party);
  if (!has_one || !party->initiates) return has_one;
  FreeCredentialsHandle(&party->credential);
  party->has_credential = 0;
  return 1; /* wrong */
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.acquire = AcquireAndFree;
  return Converse(&habits);
}
