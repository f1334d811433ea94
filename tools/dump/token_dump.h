#ifndef LEGWORK_TOOLS_DUMP_TOKEN_DUMP_H_
#define LEGWORK_TOOLS_DUMP_TOKEN_DUMP_H_

#include <string>

#include "sim/base/bytes.h"
#include "sim/wire/dump_line.h"

namespace legwork::dump {

// DumpToken explains a token of SPNEGO, Kerberos or NTLM field by field, with the names of its documents. It never
// fails: what it cannot read it shows as octets, and a last line named "malformed" says where reading stopped.
DumpLines DumpToken(ByteView token);

// DumpText lays the lines out: offset, length, name by depth, value.
std::string DumpText(const DumpLines& lines);

}  // namespace legwork::dump

#endif  // LEGWORK_TOOLS_DUMP_TOKEN_DUMP_H_
