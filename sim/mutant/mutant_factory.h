#ifndef LEGWORK_SIM_MUTANT_MUTANT_FACTORY_H_
#define LEGWORK_SIM_MUTANT_MUTANT_FACTORY_H_

#include <cstdint>
#include <memory>

#include "sim/mutant/mutant.h"
#include "sim/peer/peer_factory.h"
#include "sim/peer/simulated_factory.h"

namespace legwork::mutant {

// JudgedAs says by what measure a mutant is judged: as the simulation that it is, of which every expectation holds, or
// as an implementation that nobody knows, which only what is documented binds.
enum class JudgedAs : std::uint8_t { kSimulated, kForeign };

// MutantFactory is the subject `mutant:NAME` or `stranger:NAME`: the simulated packages with the bug of one row.
class MutantFactory : public PeerFactory {
 public:
  // The row outlives it.
  explicit MutantFactory(const Mutant& mutant, JudgedAs judged_as = JudgedAs::kSimulated);

  const PeerTraits& traits() const override { return traits_; }
  std::unique_ptr<Peer> Make(World& world, KdcPort* kdc, const ActorSetup& actor) override;

 private:
  const Mutant& mutant_;
  SimulatedFactory simulated_;
  PeerTraits traits_;
};

}  // namespace legwork::mutant

#endif  // LEGWORK_SIM_MUTANT_MUTANT_FACTORY_H_
