#ifndef LEGWORK_SIM_MUTANT_MESSAGE_ALTERATIONS_H_
#define LEGWORK_SIM_MUTANT_MESSAGE_ALTERATIONS_H_

#include "sim/mutant/alteration.h"

// Bugs of the message functions.
namespace legwork::mutant {

void VerifyAlteredMessage(Deed& deed);
void VerifyReplayedMessage(Deed& deed);
void DecryptAlteredMessage(Deed& deed);
void RefuseGoodMessage(Deed& deed);
void ChangeSignedData(Deed& deed);
void EncryptNothing(Deed& deed);
void LoseKeysWithCredential(Deed& deed);

}  // namespace legwork::mutant

#endif  // LEGWORK_SIM_MUTANT_MESSAGE_ALTERATIONS_H_
