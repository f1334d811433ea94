#ifndef LEGWORK_SIM_MUTANT_ATTRIBUTE_ALTERATIONS_H_
#define LEGWORK_SIM_MUTANT_ATTRIBUTE_ALTERATIONS_H_

#include "sim/mutant/alteration.h"

// Bugs in *pfContextAttr and *ptsExpiry.
namespace legwork::mutant {

void HideAttributes(Deed& deed);
void HideExpiry(Deed& deed);
void TellExpiryInSeconds(Deed& deed);
void ReportDelegation(Deed& deed);
void ReportMutualAuthentication(Deed& deed);
void ForgetMutualAuthentication(Deed& deed);
void ReportTwoSemantics(Deed& deed);
void ReportUnknownBits(Deed& deed);
void ReportStream(Deed& deed);

}  // namespace legwork::mutant

#endif  // LEGWORK_SIM_MUTANT_ATTRIBUTE_ALTERATIONS_H_
