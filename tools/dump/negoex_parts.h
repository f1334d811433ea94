#ifndef LEGWORK_TOOLS_DUMP_NEGOEX_PARTS_H_
#define LEGWORK_TOOLS_DUMP_NEGOEX_PARTS_H_

#include "tools/dump/part.h"

namespace legwork::dump {

// IsNegoEx says whether these octets begin with a message of MS-NEGOEX. A token holds one or more, side by side.
bool IsNegoEx(ByteView octets);

// NegoExSize is how many of the octets the first message takes: what its header says, or all of them if it cannot be.
std::size_t NegoExSize(ByteView octets);

// ReadNegoEx takes one message apart (MS-NEGOEX section 2.2.6); it begins at `at` of the whole token.
Part ReadNegoEx(ByteView message, std::size_t at);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_NEGOEX_PARTS_H_
