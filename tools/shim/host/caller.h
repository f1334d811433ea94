#ifndef LEGWORK_TOOLS_SHIM_HOST_CALLER_H_
#define LEGWORK_TOOLS_SHIM_HOST_CALLER_H_

#include "sim/peer/peer.h"
#include "tools/shim/host/guarded_arena.h"
#include "tools/shim/host/handed_blocks.h"
#include "tools/shim/host/library.h"
#include "tools/shim/host/performer.h"

namespace legwork::host {

// Caller performs calls on a loaded SSPI library the way a program would, in memory that shows what the library did to
// it.
class Caller : public Performer {
 public:
  // Where all sessions share the process the caller of the scenario may not do what could end it for others.
  explicit Caller(const Library& library, bool shares_process = false)
      : library_(library), shares_process_(shares_process), blocks_(!shares_process) {}

  // Of a library that served another session before, nothing that it handed out is known any more.
  void BeginSession(const WireRequest&) override { blocks_ = HandedBlocks(!shares_process_); }

  // A function that the library does not offer is unsupported.
  void Answer(const CallRequest& request, CallReply& reply) override;
  BenchReply Bench(const BenchRequest& request) override;

 private:
  const Library& library_;
  const bool shares_process_;
  GuardedArena arena_;
  HandedBlocks blocks_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_CALLER_H_
