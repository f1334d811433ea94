#ifndef LEGWORK_TOOLS_DUMP_DELEGATION_INFO_PARTS_H_
#define LEGWORK_TOOLS_DUMP_DELEGATION_INFO_PARTS_H_

#include <string>

#include "tools/dump/part.h"

namespace legwork::dump {

// ReadDelegationInfo reads S4U_DELEGATION_INFO of a PAC (MS-PAC section 2.9), which lies at `at`. Octets that are none
// are one leaf.
Part ReadDelegationInfo(std::string label, ByteView octets, std::size_t at);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_DELEGATION_INFO_PARTS_H_
