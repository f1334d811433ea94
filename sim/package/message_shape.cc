#include "sim/package/message_shape.h"

#include <algorithm>
#include <cstdint>

#include "model/sec_buffer.h"

namespace legwork {
namespace {

constexpr std::uint32_t kReadOnlyBits = kBufferReadOnly | kBufferReadOnlyWithChecksum;

bool Has(std::span<const MessageBuffer> message, BufferType type) {
  return std::any_of(message.begin(), message.end(),
                     [type](const MessageBuffer& buffer) { return BufferTypeOf(buffer.type) == type; });
}

bool HasWritable(std::span<const MessageBuffer> message, BufferType type) {
  return std::any_of(message.begin(), message.end(), [type](const MessageBuffer& buffer) {
    return BufferTypeOf(buffer.type) == type && (buffer.type & kReadOnlyBits) == 0;
  });
}

// Overlap compares addresses as numbers, since the elements need not be parts of one array.
bool Overlap(std::span<const std::uint8_t> left, std::span<const std::uint8_t> right) {
  if (left.empty() || right.empty()) return false;
  const auto from = reinterpret_cast<std::uintptr_t>(left.data());
  const auto other = reinterpret_cast<std::uintptr_t>(right.data());
  return from < other + right.size() && other < from + left.size();
}

bool Overlaps(std::span<const MessageBuffer> message) {
  for (std::size_t i = 0; i < message.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (Overlap(message[i].bytes, message[k].bytes)) return true;
    }
  }
  return false;
}

SecStatus Unless(bool right) { return right ? SecStatus::kOk : SecStatus::kInvalidToken; }

}  // namespace

SecStatus CheckSignShape(std::span<const MessageBuffer> message) {
  return Unless(HasWritable(message, BufferType::kToken) && !Overlaps(message));
}

SecStatus CheckVerifyShape(std::span<const MessageBuffer> message) {
  return Unless(Has(message, BufferType::kToken) && !Overlaps(message));
}

SecStatus CheckEncryptShape(std::span<const MessageBuffer> message) {
  return Unless(Has(message, BufferType::kData) && HasWritable(message, BufferType::kToken) && !Overlaps(message));
}

SecStatus CheckDecryptShape(std::span<const MessageBuffer> message) {
  const bool streams = Has(message, BufferType::kStream);
  const bool opens = streams ? HasWritable(message, BufferType::kStream) : Has(message, BufferType::kToken);
  const bool both = streams && Has(message, BufferType::kToken);
  return Unless(Has(message, BufferType::kData) && opens && !both && !Overlaps(message));
}

void TellMissing(std::span<MessageBuffer> message, std::size_t count) {
  for (MessageBuffer& buffer : message) {
    if (BufferTypeOf(buffer.type) != BufferType::kEmpty) continue;
    buffer.type = static_cast<std::uint32_t>(BufferType::kMissing);
    buffer.used = count;
    return;
  }
}

}  // namespace legwork
