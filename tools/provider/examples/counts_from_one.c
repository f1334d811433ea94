/* Bug: the client seals its messages with MessageSeqNo 0, and the server counts from 1.
 *
 * Clause: DEC-009. The number that the receiver passes is the one that the sender passed.
 */
#include <string.h>

#include "tools/provider/examples/conversation.h"

static int TalkUnderAnotherNumber(const Habits* habits, Party* from, Party* to) {
  static Wire message;
  static const char kText[] = "attack at dawn";
  ULONG size = (ULONG)strlen(kText), qop = 0;
  (void)habits;
  if (!Seal(from, kText, TrailerSize(from), &message)) return 0;
  ULONG trailer = message.size - size;
  SecBuffer parts[] = {{trailer, SECBUFFER_TOKEN, message.bytes}, {size, SECBUFFER_DATA, message.bytes + trailer}};
  SecBufferDesc whole = {SECBUFFER_VERSION, 2, parts};
  return DecryptMessage(&to->context, &whole, 1, &qop) == SEC_E_OK; /* wrong */
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.talk = TalkUnderAnotherNumber;
  return Converse(&habits);
}
