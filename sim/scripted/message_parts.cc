#include "sim/scripted/message_parts.h"

#include "model/sec_buffer.h"

namespace legwork::scripted {

void MessageParts::Cover(ByteSpan data, bool is_sealed) {
  covered[covered_count++] = data;
  if (is_sealed) sealed[sealed_count++] = data;
}

bool SortParts(std::span<MessageBuffer> message, MessageParts& parts) {
  for (MessageBuffer& buffer : message) {
    const BufferType type = BufferTypeOf(buffer.type);
    MessageBuffer** const slot = type == BufferType::kToken    ? &parts.token
                                 : type == BufferType::kStream ? &parts.stream
                                                               : nullptr;
    if (slot != nullptr && *slot != nullptr) return false;
    if (slot != nullptr) *slot = &buffer;
    if (type == BufferType::kPadding) buffer.used = 0;
    if (type != BufferType::kData) continue;
    if (parts.data_count == kDataBuffersMax) return false;
    if (parts.data_count++ == 0) parts.first_data = &buffer;
    const bool is_covered = (buffer.type & kBufferReadOnly) == 0;
    if (is_covered) parts.Cover(buffer.bytes.first(buffer.used), (buffer.type & kBufferReadOnlyWithChecksum) == 0);
  }
  return parts.data_count != 0;
}

}  // namespace legwork::scripted
