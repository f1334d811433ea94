#include "sim/package/package.h"

namespace legwork {

SecStatus Context::Complete(std::span<MessageBuffer> /*message*/) { return SecStatus::kUnsupportedFunction; }

SecStatus Context::Export(bool /*reset*/, Bytes& /*packed*/) const { return SecStatus::kUnsupportedFunction; }

}  // namespace legwork
