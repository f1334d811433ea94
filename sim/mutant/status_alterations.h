#ifndef LEGWORK_SIM_MUTANT_STATUS_ALTERATIONS_H_
#define LEGWORK_SIM_MUTANT_STATUS_ALTERATIONS_H_

#include "sim/mutant/alteration.h"

// Bugs in the status of handshake calls: successes that should be failures, and the wrong code for either.
namespace legwork::mutant {

void AnswerUndocumentedSuccess(Deed& deed);
void AskForCompletion(Deed& deed);
void ContinueForever(Deed& deed);
void AcceptMalformedToken(Deed& deed);
void AcceptWrongPassword(Deed& deed);
void IgnoreChannelBindings(Deed& deed);
void LeakForeignCode(Deed& deed);
void MisnameInvalidHandle(Deed& deed);
void MisnameUnknownTarget(Deed& deed);
void MisnameUnreachableAuthority(Deed& deed);
void MisnameClockSkew(Deed& deed);
void MisnameWrongPrincipal(Deed& deed);
void FindNoPackage(Deed& deed);

}  // namespace legwork::mutant

#endif  // LEGWORK_SIM_MUTANT_STATUS_ALTERATIONS_H_
