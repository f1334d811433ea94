#ifndef LEGWORK_TOOLS_SHIM_PROCESS_PEER_H_
#define LEGWORK_TOOLS_SHIM_PROCESS_PEER_H_

#include <memory>
#include <string>

#include "sim/package/kdc_port.h"
#include "sim/peer/peer.h"
#include "sim/world/world.h"
#include "tools/shim/host_process.h"
#include "tools/shim/kdc_bridge.h"

namespace legwork::host {

class ProcessFactory;

// ProcessPeer is an actor whose implementation runs in another process. Its session begins with the first call and ends
// with the object; a session that crashed or hung is followed by a fresh one at the next call.
class ProcessPeer : public Peer {
 public:
  // The factory, the world and the KDC outlive the peer. Without a KDC the files of a session lead to none.
  ProcessPeer(ProcessFactory& factory, const World& world, KdcPort* kdc, const ActorSetup& actor);
  ~ProcessPeer() override;

  const PeerTraits& traits() const override;
  void Answer(const CallRequest& request, CallReply& reply) override;

  // RunBench has whole handshakes done by the shim, the acceptor running as this actor.
  BenchReply RunBench(const BenchRequest& request);

 private:
  std::string BeginSession();
  void DescribeSession(SessionSetup& session) const;
  bool WriteAccounts() const;
  std::string PrepareSession();
  std::int64_t Now() const;
  void SupplyIdentity(CallRequest& request) const;
  std::string UntakenField() const;
  void Lose(CallReply& reply, CallReply::Outcome outcome, std::string message);

  ProcessFactory& factory_;
  const World& world_;
  KdcPort* kdc_;
  std::unique_ptr<KdcBridge> bridge_;
  ActorSetup actor_;
  std::unique_ptr<HostProcess> process_;  // null: no session
  WireRequest request_;
  WireReply reply_;
};

}  // namespace legwork::host

#endif  // LEGWORK_TOOLS_SHIM_PROCESS_PEER_H_
