#ifndef LEGWORK_SIM_PEER_PEER_FACTORY_H_
#define LEGWORK_SIM_PEER_PEER_FACTORY_H_

#include <memory>

#include "sim/package/kdc_port.h"
#include "sim/peer/peer.h"
#include "sim/world/world.h"

namespace legwork {

// PeerFactory makes the actors of a run. A subject is one factory: `sim`, a mutant of it, or a foreign library.
class PeerFactory {
 public:
  virtual ~PeerFactory() = default;
  virtual const PeerTraits& traits() const = 0;

  // Make gives the actor a peer of its own in the world; both world and kdc outlive it. A foreign peer takes from the
  // world what its adapter can pin (accounts, clock offset) and ignores the rest, as its traits say.
  virtual std::unique_ptr<Peer> Make(World& world, KdcPort* kdc, const ActorSetup& actor) = 0;
};

}  // namespace legwork

#endif  // LEGWORK_SIM_PEER_PEER_FACTORY_H_
