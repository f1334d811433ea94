#ifndef LEGWORK_SIM_MUTANT_TOKEN_ALTERATIONS_H_
#define LEGWORK_SIM_MUTANT_TOKEN_ALTERATIONS_H_

#include "sim/mutant/alteration.h"

// Bugs in the buffers of handshake calls.
namespace legwork::mutant {

void DropLastToken(Deed& deed);
void OverrunOutput(Deed& deed);
void KeepBufferSize(Deed& deed);
void ModifyInputToken(Deed& deed);
void AllocateNothing(Deed& deed);
void SpoilOpeningToken(Deed& deed);
void IgnoreSmallRoom(Deed& deed);

}  // namespace legwork::mutant

#endif  // LEGWORK_SIM_MUTANT_TOKEN_ALTERATIONS_H_
