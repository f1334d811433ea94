#include "sim/mutant/mutant_factory.h"

#include "sim/mutant/mutant_peer.h"

namespace legwork::mutant {

MutantFactory::MutantFactory(const Mutant& mutant, JudgedAs judged_as)
    : mutant_(mutant), traits_(simulated_.traits()) {
  traits_.simulated = judged_as == JudgedAs::kSimulated;
  traits_.subject = (traits_.simulated ? "mutant:" : "stranger:") + std::string(mutant.name);
}

std::unique_ptr<Peer> MutantFactory::Make(World& world, KdcPort* kdc, const ActorSetup& actor) {
  return std::make_unique<MutantPeer>(mutant_, traits_, simulated_.Make(world, kdc, actor), actor);
}

}  // namespace legwork::mutant
