#ifndef LEGWORK_SIM_NTLM_NTLM_DUMP_H_
#define LEGWORK_SIM_NTLM_NTLM_DUMP_H_

#include "sim/base/bytes.h"
#include "sim/wire/dump_line.h"

namespace legwork::ntlm {

// DumpNtlm appends the fields of an NTLM message to `lines`: the header in its order, and what each payload field
// points at below it. `base` is where the message begins in the token, `depth` that of its first line. Of a malformed
// message it shows what can be told and ends with a line "malformed" that says where reading stopped and at what.
void DumpNtlm(ByteView message, std::size_t base, int depth, DumpLines& lines);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_NTLM_DUMP_H_
