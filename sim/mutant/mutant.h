#ifndef LEGWORK_SIM_MUTANT_MUTANT_H_
#define LEGWORK_SIM_MUTANT_MUTANT_H_

#include <span>
#include <string_view>

#include "sim/mutant/alteration.h"

// A mutant is the simulated peer with one planted bug. It shows that scenarios and oracle would find that bug in a real
// package: every mutant must be caught.
namespace legwork::mutant {

// Mutant is one bug: what goes wrong, and the clause that it breaks.
struct Mutant {
  std::string_view name;    // "attributes_not_written"; the subject is "mutant:attributes_not_written"
  std::string_view clause;  // id of the clause that the oracle must report
  std::string_view summary;
  Alteration apply;
};

// MutantRows lists all of them, grouped by what they damage.
std::span<const Mutant> MutantRows();

// FindMutant gives nullptr for a name that no row has.
const Mutant* FindMutant(std::string_view name);

}  // namespace legwork::mutant

#endif  // LEGWORK_SIM_MUTANT_MUTANT_H_
