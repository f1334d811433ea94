/* Bug: the client takes SEC_E_OK for the end and keeps the token that came with it, so the server never hears the last
 * word of the handshake.
 *
 * Clause: ISC-N-047. A token that came with SEC_E_OK still goes to the acceptor.
 */
#include "tools/provider/examples/conversation.h"

static void SendUnlessDone(const Habits* habits, Party* party) {
  if (party->initiates && party->status == SEC_E_OK) return; /* wrong */
  kGoodHabits.send(habits, party);
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.package = "NTLM"; /* whose client is done with the third token */
  habits.send = SendUnlessDone;
  return Converse(&habits);
}
