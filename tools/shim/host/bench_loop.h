#ifndef LEGWORK_TOOLS_SHIM_HOST_BENCH_LOOP_H_
#define LEGWORK_TOOLS_SHIM_HOST_BENCH_LOOP_H_

#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"
#include "tools/shim/host/library.h"

namespace legwork::host {

// RunBench performs whole handshakes in a loop, both roles on the library's W table in plain memory, and counts them.
// The first one, which gets the tickets, is not counted.
BenchReply RunBench(const Library& library, const BenchRequest& request);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_BENCH_LOOP_H_
