#include "sim/kerberos/message_layout.h"

#include "model/sec_buffer.h"

namespace legwork::kerberos {
namespace {

void Take(MessageBuffer** place, MessageBuffer& buffer, MessageLayout& layout) {
  if (*place != nullptr) layout.well_formed = false;
  *place = &buffer;
}

}  // namespace

Protection ProtectionOf(const MessageBuffer& buffer) {
  if (BufferTypeOf(buffer.type) != BufferType::kData) return Protection::kNone;
  if ((buffer.type & kBufferReadOnlyWithChecksum) != 0) return Protection::kSigned;
  return (buffer.type & kBufferReadOnly) != 0 ? Protection::kNone : Protection::kSealed;
}

MessageLayout FindMessageLayout(std::span<MessageBuffer> message) {
  MessageLayout layout;
  layout.buffers = message;
  for (MessageBuffer& buffer : message) {
    switch (BufferTypeOf(buffer.type)) {
      case BufferType::kToken:
        Take(&layout.token, buffer, layout);
        break;
      case BufferType::kStream:
        Take(&layout.stream, buffer, layout);
        break;
      case BufferType::kPadding:
        Take(&layout.padding, buffer, layout);
        break;
      case BufferType::kData:
        ++layout.data_count;
        break;
      default:
        break;
    }
    if (ProtectionOf(buffer) != Protection::kSealed) continue;
    ++layout.sealed_count;
    layout.sealed_size += buffer.used;
  }
  return layout;
}

}  // namespace legwork::kerberos
