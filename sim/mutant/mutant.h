#ifndef LEGWORK_SIM_MUTANT_MUTANT_H_
#define LEGWORK_SIM_MUTANT_MUTANT_H_

#include <string_view>
#include <vector>

#include "sim/mutant/alteration.h"

// A mutant is the simulated peer with one planted bug. It shows that scenarios and oracle would find that bug in a real
// package: every mutant must be caught.
namespace legwork::mutant {

// Mutant is one bug: what goes wrong, the clause that it breaks, and where that shows.
struct Mutant {
  std::string_view name;      // "attributes_not_written"; the subject is "mutant:attributes_not_written"
  std::string_view clause;    // id of the clause that the oracle must report
  std::string_view scenario;  // id of the scenario in which it must: "kerberos/mutual_auth"
  std::string_view summary;
  Alteration apply = nullptr;      // of what came back
  Preparation prepare = nullptr;   // of what the sound peer is asked instead
};

// kSound has no bug: the control beside the others. AllMutants does not list it.
inline constexpr Mutant kSound = {"sound", "", "", "no bug at all"};

// AllMutants lists them by what they damage, one file (groups.h) after the other.
std::vector<const Mutant*> AllMutants();

// FindMutant finds kSound, too; nullptr for a name that no row has.
const Mutant* FindMutant(std::string_view name);

}  // namespace legwork::mutant

#endif  // LEGWORK_SIM_MUTANT_MUTANT_H_
