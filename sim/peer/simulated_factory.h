#ifndef LEGWORK_SIM_PEER_SIMULATED_FACTORY_H_
#define LEGWORK_SIM_PEER_SIMULATED_FACTORY_H_

#include <memory>

#include "sim/peer/peer_factory.h"

namespace legwork {

// SimulatedFactory is the subject `sim`: every actor is played by the simulated packages.
class SimulatedFactory : public PeerFactory {
 public:
  SimulatedFactory();
  const PeerTraits& traits() const override { return traits_; }
  std::unique_ptr<Peer> Make(World& world, KdcPort* kdc, const ActorSetup& actor) override;

 private:
  PeerTraits traits_;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_PEER_SIMULATED_FACTORY_H_
