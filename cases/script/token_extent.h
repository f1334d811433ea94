#ifndef LEGWORK_CASES_SCRIPT_TOKEN_EXTENT_H_
#define LEGWORK_CASES_SCRIPT_TOKEN_EXTENT_H_

#include "sim/base/bytes.h"

namespace legwork::script {

// IsCut says whether a token's own lengths say that there is more of it: the outermost length of a DER token, or an
// NTLM message's payload fields. False for what is neither, and for what has no length to tell by.
bool IsCut(ByteView token);

}  // namespace legwork::script

#endif  // LEGWORK_CASES_SCRIPT_TOKEN_EXTENT_H_
