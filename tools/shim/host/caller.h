#ifndef LEGWORK_TOOLS_SHIM_HOST_CALLER_H_
#define LEGWORK_TOOLS_SHIM_HOST_CALLER_H_

#include "sim/peer/peer.h"
#include "tools/shim/host/guarded_arena.h"
#include "tools/shim/host/library.h"

namespace legwork::host {

// Caller performs calls on a loaded library the way a program would, in memory that shows what the library did to it.
class Caller {
 public:
  explicit Caller(const Library& library) : library_(library) {}

  // Answer performs one call. A function that the library does not offer is unsupported, with the reason.
  void Answer(const CallRequest& request, CallReply& reply);

 private:
  const Library& library_;
  GuardedArena arena_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_CALLER_H_
