#ifndef LEGWORK_TOOLS_SHIM_HOST_BENCH_ROUNDS_H_
#define LEGWORK_TOOLS_SHIM_HOST_BENCH_ROUNDS_H_

#include <chrono>

#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"

namespace legwork::host {

// RunRounds repeats a loop's handshake for as long, or as often, as is asked. The first one, which gets the tickets,
// does not count. A loop has Begin and Handshake, false with the failure in its reply, and End.
template <typename Loop>
void RunRounds(const BenchRequest& request, Loop& loop, BenchReply& reply) {
  using Clock = std::chrono::steady_clock;
  if (!loop.Begin() || !loop.Handshake()) return;
  reply = BenchReply{};
  const Clock::time_point start = Clock::now();
  const Clock::time_point end = start + std::chrono::milliseconds(request.milliseconds);
  while ((request.handshakes == 0 || reply.handshakes < request.handshakes) && Clock::now() < end) {
    if (!loop.Handshake()) break;
  }
  reply.seconds = std::chrono::duration<double>(Clock::now() - start).count();
  loop.End();
}

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_BENCH_ROUNDS_H_
