#ifndef LEGWORK_TOOLS_SHIM_PROCESS_FACTORY_H_
#define LEGWORK_TOOLS_SHIM_PROCESS_FACTORY_H_

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "sim/peer/peer_factory.h"
#include "tools/shim/codec/wire_reply.h"
#include "tools/shim/codec/wire_request.h"
#include "tools/shim/host_process.h"

namespace legwork::host {

class ProcessPeer;

// ProcessFactory makes peers of a foreign subject. It keeps processes that are between two sessions. Threads may share
// it.
class ProcessFactory : public PeerFactory {
 public:
  // Make… below is how to get one.
  explicit ProcessFactory(ShimOrder order) : order_(std::move(order)) {}

  // Open starts the first process, to learn what the subject is. It gives one sentence that says why it cannot be used.
  [[nodiscard]] std::string Open();

  const PeerTraits& traits() const override { return traits_; }
  std::unique_ptr<Peer> Make(World& world, KdcPort* kdc, const ActorSetup& actor) override;

  // RunBench has the handshakes done inside the shim, in a session with the world's accounts, its KDC and its time, as
  // any other session is. The service is whom the acceptor runs as. A shim that cannot says so in `failure`.
  BenchReply RunBench(const BenchRequest& request, World& world, KdcPort* kdc, const ActorSetup& service);

  // Take gives a process that has said hello, null with the reason if there is none to be had. GiveBack keeps it for
  // the next session.
  std::unique_ptr<HostProcess> Take(std::string& trouble);
  void GiveBack(std::unique_ptr<HostProcess> process);
  const ShimOrder& order() const { return order_; }

  // CallLimit is how long a call may take. A subject that hangs shall not hold up a run of a thousand cases: after the
  // first few calls without an answer the limit is half a second. It is a FairLimit.
  std::chrono::milliseconds CallLimit() const;
  void NoteTimeOut() { ++time_outs_; }

 private:
  static constexpr int kPatience = 4;  // calls without an answer
  static constexpr std::chrono::milliseconds kShortLimit{500};

  std::unique_ptr<ProcessPeer> MakeHere(World& world, KdcPort* kdc, const ActorSetup& actor);

  const ShimOrder order_;
  PeerTraits traits_;
  std::atomic<int> time_outs_ = 0;
  std::mutex mutex_;
  std::vector<std::unique_ptr<HostProcess>> idle_;
};

// MakeProcessFactory reads a subject, "sspi:LIBRARY" or "exec:COMMAND", and opens it. On failure it is null, and
// `error` is one line that names the subject and says what is wrong.
std::unique_ptr<ProcessFactory> MakeProcessFactory(std::string_view subject, std::string& error,
                                                   std::chrono::milliseconds call_limit = std::chrono::seconds(5));

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_PROCESS_FACTORY_H_
