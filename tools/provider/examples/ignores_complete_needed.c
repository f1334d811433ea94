/* Bug: the client takes every status that is no failure for SEC_E_OK or SEC_I_CONTINUE_NEEDED, and sends a token that
 * CompleteAuthToken should have finished first. Real packages rarely ask for it: the world complete_needed.scn does.
 *
 * Clause: ISC-N-050. On COMPLETE_NEEDED the token is sent only after CompleteAuthToken.
 * The same deed: ISC-N-078, which ties every status to what follows it.
 */
#include "tools/provider/examples/conversation.h"

static void CompleteNothing(const Habits* habits, Party* party) { (void)habits, (void)party; /* wrong */ }

/* The bug is shown with the token; what comes of using such a context is another one. */
static int SaysNothing(const Habits* habits, Party* from, Party* to) {
  (void)habits, (void)from, (void)to;
  return 1;
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.complete = CompleteNothing;
  habits.talk = SaysNothing;
  return Converse(&habits);
}
