#ifndef LEGWORK_SIM_MUTANT_QUERY_ALTERATIONS_H_
#define LEGWORK_SIM_MUTANT_QUERY_ALTERATIONS_H_

#include "sim/mutant/alteration.h"

// Bugs in what QueryContextAttributes reports.
namespace legwork::mutant {

void TellAnotherSessionKey(Deed& deed);
void TellNegotiationUnfinished(Deed& deed);
void TellNegotiationFinishedEarly(Deed& deed);
void TellNoSignatureSize(Deed& deed);
void TellNobody(Deed& deed);
void TellExpiredLifespan(Deed& deed);

}  // namespace legwork::mutant

#endif  // LEGWORK_SIM_MUTANT_QUERY_ALTERATIONS_H_
