#ifndef LEGWORK_TOOLS_SHIM_HOST_SERVER_H_
#define LEGWORK_TOOLS_SHIM_HOST_SERVER_H_

#include <string>
#include <utility>

#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"
#include "tools/shim/host/line_channel.h"
#include "tools/shim/host/performer.h"
#include "tools/shim/host/sessions.h"

namespace legwork::host {

// Server answers requests until the harness is gone.
class Server {
 public:
  Server(LineChannel& channel, Performer& performer, Sessions& sessions, Hello hello)
      : channel_(channel), performer_(performer), sessions_(sessions), hello_(std::move(hello)) {}

  // Serve returns the process's exit status.
  int Serve();

 private:
  // Answer gives false when the requests are over.
  bool Answer(const std::string& line);
  bool Send(const WireReply& reply);

  LineChannel& channel_;
  Performer& performer_;
  Sessions& sessions_;
  Hello hello_;
  std::string line_;
};

// RefuseRequests answers the first request with the reason why the program can serve none, so that the harness need not
// guess. It gives the process's exit status.
int RefuseRequests(LineChannel& channel, const std::string& why);

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_SERVER_H_
