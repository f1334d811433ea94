#ifndef LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_BENCH_H_
#define LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_BENCH_H_

#include <string>
#include <vector>

#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"
#include "tools/shim/host/gss/gss_library.h"

namespace legwork::host {

// RunGssBench performs whole handshakes in a loop, both roles on the library, mutual and with protection of messages,
// and counts them. The first one, which gets the tickets, is not counted.
BenchReply RunGssBench(const GssLibrary& library, const BenchRequest& request);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_GSS_GSS_BENCH_H_
