#ifndef LEGWORK_TOOLS_DUMP_PAC_PARTS_H_
#define LEGWORK_TOOLS_DUMP_PAC_PARTS_H_

#include "tools/dump/part.h"

namespace legwork::dump {

// ReadPac takes a PACTYPE (MS-PAC section 2.3) apart into its table and its buffers; it begins at `at` of the token.
Part ReadPac(ByteView octets, std::size_t at);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_PAC_PARTS_H_
