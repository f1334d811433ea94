#ifndef LEGWORK_TOOLS_CLI_FOREIGN_MEETING_H_
#define LEGWORK_TOOLS_CLI_FOREIGN_MEETING_H_

#include "model/call.h"
#include "sim/crypto/string_to_key.h"
#include "sim/kdc/kdc.h"
#include "sim/world/world.h"
#include "tools/shim/process_factory.h"

namespace legwork::cli {

// ForeignMeeting is alice and HTTP/web in a world of their own, as bench/meeting.h has them, for handshakes that a
// foreign subject does with itself inside its process.
class ForeignMeeting {
 public:
  ForeignMeeting();

  // Run has as many handshakes done as the time allows; the one that gets the tickets is not among them.
  host::BenchReply Run(host::ProcessFactory& subject, PackageName package, double seconds);

 private:
  StringToKeyCache keys_;
  World world_;
  Clock clock_;
  kdc::Kdc kdc_;
};

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_FOREIGN_MEETING_H_
