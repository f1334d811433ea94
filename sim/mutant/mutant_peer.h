#ifndef LEGWORK_SIM_MUTANT_MUTANT_PEER_H_
#define LEGWORK_SIM_MUTANT_MUTANT_PEER_H_

#include <memory>

#include "sim/mutant/mutant.h"
#include "sim/peer/peer.h"

namespace legwork::mutant {

// MutantPeer answers as the peer beneath it does, but for one bug.
class MutantPeer : public Peer {
 public:
  // Mutant and traits outlive it.
  MutantPeer(const Mutant& mutant, const PeerTraits& traits, std::unique_ptr<Peer> beneath, const ActorSetup& actor)
      : mutant_(mutant), traits_(traits), beneath_(std::move(beneath)), actor_(actor) {}

  const PeerTraits& traits() const override { return traits_; }
  void Answer(const CallRequest& request, CallReply& reply) override;
  void MoveClock(Ticks by) override { beneath_->MoveClock(by); }

 private:
  const Mutant& mutant_;
  const PeerTraits& traits_;
  std::unique_ptr<Peer> beneath_;
  ActorSetup actor_;
  ActorMemory memory_;
};

}  // namespace legwork::mutant

#endif  // LEGWORK_SIM_MUTANT_MUTANT_PEER_H_
