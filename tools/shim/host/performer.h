#ifndef LEGWORK_TOOLS_SHIM_HOST_PERFORMER_H_
#define LEGWORK_TOOLS_SHIM_HOST_PERFORMER_H_

#include "sim/peer/peer.h"
#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"

namespace legwork::host {

// Performer does on one kind of interface what requests ask for. The server does not know which kind.
class Performer {
 public:
  virtual ~Performer() = default;

  // Answer performs one call. What the interface cannot express is unsupported, with the reason.
  virtual void Answer(const CallRequest& request, CallReply& reply) = 0;

  // Bench does handshakes in a loop, both roles.
  virtual BenchReply Bench(const BenchRequest& request) = 0;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_PERFORMER_H_
