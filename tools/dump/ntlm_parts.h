#ifndef LEGWORK_TOOLS_DUMP_NTLM_PARTS_H_
#define LEGWORK_TOOLS_DUMP_NTLM_PARTS_H_

#include "tools/dump/part.h"

namespace legwork::dump {

// IsNtlmToken says whether this is one of the three messages of MS-NLMP, or a signature of its messages.
bool IsNtlmToken(ByteView octets);

// ReadNtlm takes such a token apart; it begins at `at` of the whole one.
Part ReadNtlm(ByteView octets, std::size_t at);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_NTLM_PARTS_H_
