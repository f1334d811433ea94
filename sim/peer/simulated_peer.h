#ifndef LEGWORK_SIM_PEER_SIMULATED_PEER_H_
#define LEGWORK_SIM_PEER_SIMULATED_PEER_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "sim/package/package.h"
#include "sim/package/security_support.h"
#include "sim/peer/peer.h"
#include "sim/world/world.h"

namespace legwork {

// SimulatedPeer answers calls with the simulated packages: it turns descriptors into what SecuritySupport takes and its
// results into what a caller's memory would look like.
class SimulatedPeer : public Peer {
 public:
  // Traits, packages, world and kdc outlive it.
  SimulatedPeer(const PeerTraits& traits, std::span<const Package* const> packages, World& world, KdcPort* kdc,
                const ActorSetup& setup);

  const PeerTraits& traits() const override { return traits_; }
  void Answer(const CallRequest& request, CallReply& reply) override;
  void MoveClock(Ticks by) override { clock_.set_offset(clock_.offset() + by); }

  SecuritySupport& support() { return support_; }

 private:
  void Acquire(const CallRequest& request, CallReply& reply);
  void Handshake(const CallRequest& request, CallReply& reply);
  void Query(const CallRequest& request, CallReply& reply);
  void Message(const CallRequest& request, CallReply& reply);
  void Export(const CallRequest& request, CallReply& reply);
  void Import(const CallRequest& request, CallReply& reply);
  void AuditBindings(const CallRequest& request, CallReply& reply);

  // The calls that are about no context (simulated_peer_management.cc).
  void FreeBuffer(const CallRequest& request, CallReply& reply);
  void DescribePackages(const CallRequest& request, CallReply& reply);
  void DescribeNamed(PackageName name, CallReply& reply);
  void QueryCredential(const CallRequest& request, CallReply& reply);
  void AddCredentials(const CallRequest& request, CallReply& reply);
  void ChangePassword(const CallRequest& request, CallReply& reply);

  static std::string_view PackageTextOf(const CallRequest& request);  // what is passed as pszPackage
  AcquireArguments TakeAcquire(const CallRequest& request) const;
  // NewBlock gives a number to memory that is handed out (model/memory_facts.h).
  std::uint32_t NewBlock();
  void NumberToken(std::vector<BufferResult>& output);

  const PeerTraits& traits_;
  ActorSetup setup_;
  Clock clock_;
  RandomStreams random_;
  Surroundings surroundings_;
  SecuritySupport support_;
  HandshakeResult handshake_;  // kept for its memory
  std::vector<bool> blocks_;   // whether each block is out, by its number less one
};

}  // namespace legwork

#endif  // LEGWORK_SIM_PEER_SIMULATED_PEER_H_
