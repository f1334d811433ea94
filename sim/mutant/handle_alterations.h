#ifndef LEGWORK_SIM_MUTANT_HANDLE_ALTERATIONS_H_
#define LEGWORK_SIM_MUTANT_HANDLE_ALTERATIONS_H_

#include "sim/mutant/alteration.h"

// Bugs in the life of handles.
namespace legwork::mutant {

void IssueHandleTwice(Deed& deed);
void HideNewHandle(Deed& deed);
void DeleteNothing(Deed& deed);
void FreeNothing(Deed& deed);
void ApplyControl(Deed& deed);

}  // namespace legwork::mutant

#endif  // LEGWORK_SIM_MUTANT_HANDLE_ALTERATIONS_H_
