/* Bug: the client numbers its messages from 1, and the server from 2.
 *
 * Clause: DEC-009. The number that the receiver passes is the one that the sender passed.
 */
#include <string.h>

#include "tools/provider/examples/conversation.h"

static int TalkUnderTwoNumbers(const Habits* habits, Party* from, Party* to) {
  static unsigned char message[kRoom];
  static const char kText[] = "attack at dawn";
  ULONG size = (ULONG)strlen(kText), trailer = TrailerSize(from), qop = 0;
  SecBuffer parts[] = {{trailer, SECBUFFER_TOKEN, message}, {size, SECBUFFER_DATA, message + trailer}};
  SecBufferDesc whole = {SECBUFFER_VERSION, 2, parts};
  (void)habits;
  memcpy(message + trailer, kText, size);
  if (EncryptMessage(&from->context, 0, &whole, 1) != SEC_E_OK) return 0;
  return DecryptMessage(&to->context, &whole, 2, &qop) == SEC_E_OK; /* wrong */
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.talk = TalkUnderTwoNumbers;
  return Converse(&habits);
}
