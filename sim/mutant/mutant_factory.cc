#include "sim/mutant/mutant_factory.h"

#include "sim/mutant/mutant_peer.h"

namespace legwork::mutant {

MutantFactory::MutantFactory(const Mutant& mutant) : mutant_(mutant), traits_(simulated_.traits()) {
  traits_.subject = "mutant:" + std::string(mutant.name);
}

std::unique_ptr<Peer> MutantFactory::Make(World& world, KdcPort* kdc, const ActorSetup& actor) {
  return std::make_unique<MutantPeer>(mutant_, traits_, simulated_.Make(world, kdc, actor), actor);
}

}  // namespace legwork::mutant
