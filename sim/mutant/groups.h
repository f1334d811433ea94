#ifndef LEGWORK_SIM_MUTANT_GROUPS_H_
#define LEGWORK_SIM_MUTANT_GROUPS_H_

#include <span>

#include "sim/mutant/mutant.h"

// The rows of each file NAME_alterations.cc. Only mutant.cc lists the groups.
namespace legwork::mutant {

std::span<const Mutant> AcceptMutants();
std::span<const Mutant> AcquireMutants();
std::span<const Mutant> AttributeMutants();
std::span<const Mutant> ContextMutants();
std::span<const Mutant> DescriptionMutants();
std::span<const Mutant> HandleMutants();
std::span<const Mutant> ImpersonationMutants();
std::span<const Mutant> InitiateMutants();
std::span<const Mutant> ManagementMutants();
std::span<const Mutant> MeaningMutants();
std::span<const Mutant> MechanismMutants();
std::span<const Mutant> MessageMutants();
std::span<const Mutant> MessageStateMutants();
std::span<const Mutant> QueryAnswerMutants();
std::span<const Mutant> QueryMutants();
std::span<const Mutant> StatusMutants();
std::span<const Mutant> TokenMutants();

}  // namespace legwork::mutant

#endif  // LEGWORK_SIM_MUTANT_GROUPS_H_
