#ifndef LEGWORK_MODEL_CLAUSES_TOKEN_PIECES_H_
#define LEGWORK_MODEL_CLAUSES_TOKEN_PIECES_H_

#include "model/moment.h"

namespace legwork {

// WaitsForTheRest: Negotiate says nothing and asks for more, as for the first piece of a token that comes in several; a
// token that was cut short looks like one to whoever collects them (MS-SPNG 3.1.5.7 to 3.1.5.9).
bool WaitsForTheRest(const Moment& moment);

}  // namespace legwork

#endif  // LEGWORK_MODEL_CLAUSES_TOKEN_PIECES_H_
