#ifndef LEGWORK_TOOLS_SHIM_HOST_PERFORMER_H_
#define LEGWORK_TOOLS_SHIM_HOST_PERFORMER_H_

#include <cstdint>

#include "sim/peer/peer.h"
#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"

namespace legwork::host {

// Performer does on one kind of interface what requests ask for. The server does not know which kind.
class Performer {
 public:
  virtual ~Performer() = default;

  // BeginSession tells of the world that the calls of this process are made in; SetNow of its time, before each call.
  virtual void BeginSession(const WireRequest&) {}
  virtual void SetNow(std::int64_t) {}

  // Answer performs one call. What the interface cannot express is unsupported, with the reason.
  virtual void Answer(const CallRequest& request, CallReply& reply) = 0;

  // Bench does handshakes in a loop, both roles.
  virtual BenchReply Bench(const BenchRequest& request) = 0;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_PERFORMER_H_
