#ifndef LEGWORK_SIM_PEER_BINDINGS_READER_H_
#define LEGWORK_SIM_PEER_BINDINGS_READER_H_

#include <optional>

#include "model/call_record.h"
#include "sim/base/bytes.h"
#include "sim/peer/peer.h"

namespace legwork {

// ReadBindings gives the application data of a SEC_CHANNEL_BINDINGS: eight 32-bit words, then what their offsets,
// counted from the structure's start, point to. Nullopt if an offset and its length leave the buffer (SCB-001). The
// view points into `structure`.
std::optional<ByteView> ReadBindings(ByteView structure);

// BindingsFactsOf gives the facts of the first CHANNEL_BINDINGS element of a descriptor.
BindingsFacts BindingsFactsOf(const DescriptorArgument& input);

}  // namespace legwork

#endif  // LEGWORK_SIM_PEER_BINDINGS_READER_H_
