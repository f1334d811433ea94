/* Bug: the client drops its connection object without deleting the context in it, and frees the credential: in a server
 * that runs for ever, the memory of every conversation is lost.
 *
 * Clause: DSC-001. Every context is deleted when it is no longer needed, a partial or failed one too.
 * The same deed: ISC-N-079; FCH-001 and LIF-005, for the credential goes while its context lives.
 */
#include "tools/provider/examples/conversation.h"

static void PartFromCredentialOnly(const Habits* habits, Party* party) {
  if (party->initiates) party->has_context = 0; /* wrong */
  kGoodHabits.part(habits, party);
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.part = PartFromCredentialOnly;
  return Converse(&habits);
}
