#include "sim/package/message_shape.h"

#include <algorithm>

#include "model/sec_buffer.h"

namespace legwork {
namespace {

bool Has(std::span<const MessageBuffer> message, BufferType type) {
  return std::any_of(message.begin(), message.end(),
                     [type](const MessageBuffer& buffer) { return BufferTypeOf(buffer.type) == type; });
}

SecStatus Unless(bool right) { return right ? SecStatus::kOk : SecStatus::kInvalidToken; }

}  // namespace

SecStatus CheckSignShape(std::span<const MessageBuffer> message) { return Unless(Has(message, BufferType::kToken)); }

SecStatus CheckEncryptShape(std::span<const MessageBuffer> message) {
  return Unless(Has(message, BufferType::kData) && Has(message, BufferType::kToken));
}

SecStatus CheckDecryptShape(std::span<const MessageBuffer> message) {
  return Unless(Has(message, BufferType::kData) &&
                Has(message, BufferType::kToken) != Has(message, BufferType::kStream));
}

}  // namespace legwork
