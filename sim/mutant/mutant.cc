#include "sim/mutant/mutant.h"

#include "sim/mutant/groups.h"

namespace legwork::mutant {
namespace {

// kGroups is the only list of the files of rows.
constexpr std::span<const Mutant> (*kGroups[])() = {
    AcceptMutants, AcquireMutants, AttributeMutants, ContextMutants, DescriptionMutants, HandleMutants,
    ImpersonationMutants, InitiateMutants, ManagementMutants, MeaningMutants, MechanismMutants, MessageMutants,
    MessageStateMutants, QueryAnswerMutants, QueryMutants, StatusMutants, TokenMutants,
};

}  // namespace

std::vector<const Mutant*> AllMutants() {
  std::vector<const Mutant*> all;
  for (const auto group : kGroups) {
    for (const Mutant& row : group()) all.push_back(&row);
  }
  return all;
}

const Mutant* FindMutant(std::string_view name) {
  for (const Mutant* row : AllMutants()) {
    if (row->name == name) return row;
  }
  return name == kSound.name ? &kSound : nullptr;
}

}  // namespace legwork::mutant
