#ifndef LEGWORK_SIM_PEER_RECORD_MAKER_H_
#define LEGWORK_SIM_PEER_RECORD_MAKER_H_

#include "model/call_record.h"
#include "sim/peer/peer.h"

namespace legwork {

// FillRecord puts into a record what request and reply tell: arguments, descriptors, results. Number, actors, times,
// circumstances and what tokens are stay as the caller set them: only it knows. This is the only place where a call
// becomes a record, so simulated and foreign peers are judged by the same facts.
void FillRecord(const CallRequest& request, const CallReply& reply, CallRecord& record);

}  // namespace legwork

#endif  // LEGWORK_SIM_PEER_RECORD_MAKER_H_
