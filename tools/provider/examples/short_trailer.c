/* Bug: the program takes 8 octets to be enough for any trailer instead of asking for cbSecurityTrailer, and takes the
 * status that says so for the end of the connection.
 *
 * Clause: ENC-014. The TOKEN element has at least cbSecurityTrailer bytes.
 */
#include "tools/provider/examples/conversation.h"

enum { kTrailer = 8 };

static int TalkInShortBuffers(const Habits* habits, Party* from, Party* to) {
  static Wire message;
  char text[kRoom];
  (void)habits;
  if (TrailerSize(from) <= kTrailer) return 1;
  return Seal(from, "attack at dawn", kTrailer, &message) && Open(to, &message, kTrailer, text); /* wrong */
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.talk = TalkInShortBuffers;
  return Converse(&habits);
}
