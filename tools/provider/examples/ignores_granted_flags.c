/* Bug: the program asks for mutual authentication, which its policy insists on (LEGWORK_NEEDS=MUTUAL_AUTH), and never
 * looks whether it got it. NTLM has none to give: the client talks to whoever answered.
 *
 * Clause: ISC-N-023. A caller that needs mutual authentication checks the final attributes and does not go on without.
 * The same deed: CTX-002, ISC-N-065, ISC-N-067 and LSA-003, for it seals, and it sends what it sealed.
 */
#include "tools/provider/examples/conversation.h"

static int SufficesAlways(const Habits* habits, const Party* party) {
  (void)habits, (void)party;
  return 1; /* wrong */
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.package = "NTLM";
  habits.required |= ISC_RET_MUTUAL_AUTH;
  habits.suffices = SufficesAlways;
  return Converse(&habits);
}
