#ifndef LEGWORK_TOOLS_SHIM_HOST_SERVER_H_
#define LEGWORK_TOOLS_SHIM_HOST_SERVER_H_

#include <string>

#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"
#include "tools/shim/host/line_channel.h"
#include "tools/shim/host/performer.h"

namespace legwork::host {

// Server answers requests until the harness is gone. The program loads the library once and forks for each session, so
// that a session starts with a library nobody used, in well under a millisecond, and its death costs nothing but
// itself.
class Server {
 public:
  Server(LineChannel& channel, Performer& performer, Hello hello);

  // Serve returns the process's exit status.
  int Serve();

 private:
  // Answer gives false when the requests are over.
  bool Answer(const std::string& line);
  bool BeginSession(const WireRequest& request);
  std::string AwaitSession(int child);
  bool Send(const WireReply& reply);

  LineChannel& channel_;
  Performer& performer_;
  Hello hello_;
  bool in_session_ = false;
  std::string line_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_HOST_SERVER_H_
