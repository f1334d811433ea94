#ifndef LEGWORK_TOOLS_CLI_HANDLE_MISUSE_H_
#define LEGWORK_TOOLS_CLI_HANDLE_MISUSE_H_

#include "cases/script/recording.h"

namespace legwork::cli {

// LostByABadHandle says whether the caller whose process was lost had passed a handle that was not his to pass: never
// issued to him, given back already, the all-ones value, none at all where a handshake begins, or a context whose
// credential he has freed (HND-001, HND-002, DSC-004, FCH-001, LSA-001). Where a package does not tell such handles
// apart, what it then does depends on what stands in the memory that they point to. False if no process was lost.
bool LostByABadHandle(const script::Recording& recording);

}  // namespace legwork::cli

#endif  // LEGWORK_TOOLS_CLI_HANDLE_MISUSE_H_
