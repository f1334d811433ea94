/* Bug: the package allocated the tokens (ISC_REQ_ALLOCATE_MEMORY), and the client gives them to free(). Where the
 * package has an allocator of its own that corrupts the heap; here it goes well, and the ledger shows what is missing.
 *
 * Clause: ISC-N-014. The caller frees each token that the package allocated, with FreeContextBuffer.
 */
#include <stdlib.h>

#include "tools/provider/examples/conversation.h"

static void ReleaseWithFree(const Habits* habits, Party* party) {
  if (!party->initiates) {
    kGoodHabits.release(habits, party);
    return;
  }
  free(party->allocated); /* wrong */
  party->allocated = NULL;
}

int main(void) {
  Habits habits = kGoodHabits;
  habits.allocates = 1;
  habits.release = ReleaseWithFree;
  return Converse(&habits);
}
