#include "sim/peer/simulated_factory.h"

#include "sim/package/package_table.h"
#include "sim/peer/simulated_peer.h"

namespace legwork {

SimulatedFactory::SimulatedFactory() {
  traits_.subject = "sim";
  for (const Package* package : AllPackages()) traits_.packages.push_back(package->name);
  traits_.controls_clock = true;
  traits_.simulated = true;
  traits_.controls_random = true;
  traits_.uses_world_kdc = true;
  traits_.knows_world_accounts = true;
  traits_.control = "everything: clock, chance, accounts and KDC are the world's";
}

std::unique_ptr<Peer> SimulatedFactory::Make(World& world, KdcPort* kdc, const ActorSetup& actor) {
  return std::make_unique<SimulatedPeer>(traits_, AllPackages(), world, kdc, actor);
}

}  // namespace legwork
