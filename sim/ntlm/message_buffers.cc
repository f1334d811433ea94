#include "sim/ntlm/message_buffers.h"

#include "model/sec_buffer.h"

namespace legwork::ntlm {
namespace {

bool SetOnce(MessageBuffer*& slot, MessageBuffer& buffer) {
  if (slot != nullptr) return false;
  slot = &buffer;
  return true;
}

bool AddData(MessageBuffer& buffer, MessageBuffers& sorted) {
  if (sorted.data_count == kMessagePartsMax) return false;
  if (sorted.data_count++ == 0) sorted.first_data = &buffer;
  if ((buffer.type & kBufferReadOnly) != 0) return true;
  const ByteSpan bytes = buffer.bytes.first(buffer.used);
  sorted.covered[sorted.covered_count++] = bytes;
  if ((buffer.type & kBufferReadOnlyWithChecksum) == 0) sorted.sealed[sorted.sealed_count++] = bytes;
  return true;
}

}  // namespace

bool SortBuffers(std::span<MessageBuffer> message, MessageBuffers& sorted) {
  for (MessageBuffer& buffer : message) {
    const BufferType type = BufferTypeOf(buffer.type);
    if (type == BufferType::kToken && !SetOnce(sorted.token, buffer)) return false;
    if (type == BufferType::kStream && !SetOnce(sorted.stream, buffer)) return false;
    if (type == BufferType::kData && !AddData(buffer, sorted)) return false;
    if (type == BufferType::kPadding) sorted.padding = &buffer;
  }
  return true;
}

}  // namespace legwork::ntlm
