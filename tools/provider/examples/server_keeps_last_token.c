/* Bug: the server has accepted the client and forgets the token that came with SEC_E_OK, as a web server does that
 * sends its 200 without WWW-Authenticate. A client that asked for mutual authentication waits for ever.
 *
 * Clause: ASC-N-018. Every token that the call emits goes to the client, also one that came with SEC_E_OK.
 * The same deed: ASC-N-030; and the client has to give up half-way, which ISC-N-004 warns of.
 */
#include "tools/provider/examples/conversation.h"

static void SendUnlessDone(const Habits* habits, Party* party) {
  if (!party->initiates && party->status == SEC_E_OK) return; /* wrong */
  kGoodHabits.send(habits, party);
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.package = "Kerberos"; /* whose server proves itself with the second token */
  habits.send = SendUnlessDone;
  return Converse(&habits);
}
