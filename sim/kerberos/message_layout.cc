#include "sim/kerberos/message_layout.h"

#include <algorithm>

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

void GatherSealed(const MessageLayout& layout, ByteSpan plaintext) {
  for (const MessageBuffer& buffer : layout.buffers) {
    if (ProtectionOf(buffer) != Protection::kSealed) continue;
    std::ranges::copy(Content(buffer), plaintext.begin());
    plaintext = plaintext.subspan(buffer.used);
  }
}

void ScatterSealed(const MessageLayout& layout, ByteView octets) {
  for (MessageBuffer& buffer : layout.buffers) {
    if (ProtectionOf(buffer) != Protection::kSealed) continue;
    std::ranges::copy(octets.first(buffer.used), buffer.bytes.begin());
    octets = octets.subspan(buffer.used);
  }
}

void DeliverSealed(const MessageLayout& layout, std::size_t front_size, ByteView plaintext) {
  if (layout.stream == nullptr) return ScatterSealed(layout, plaintext);
  const ByteSpan place = layout.stream->bytes.subspan(front_size, plaintext.size());
  std::ranges::copy(plaintext, place.begin());
  for (MessageBuffer& buffer : layout.buffers) {
    if (ProtectionOf(buffer) != Protection::kSealed) continue;
    buffer.bytes = place;
    buffer.used = place.size();
  }
}

void CollectSigned(const MessageLayout& layout, std::vector<ByteView>& covered) {
  covered.clear();
  for (const MessageBuffer& buffer : layout.buffers) {
    if (ProtectionOf(buffer) != Protection::kNone) covered.push_back(Content(buffer));
  }
}

void CollectCovered(const MessageLayout& layout, ByteView plaintext, std::vector<ByteView>& covered) {
  covered.clear();
  if (layout.stream != nullptr) {
    covered.push_back(plaintext);
    return;
  }
  for (const MessageBuffer& buffer : layout.buffers) {
    const Protection protection = ProtectionOf(buffer);
    if (protection == Protection::kSigned) covered.push_back(Content(buffer));
    if (protection != Protection::kSealed) continue;
    covered.push_back(plaintext.first(buffer.used));
    plaintext = plaintext.subspan(buffer.used);
  }
}

}  // namespace legwork::kerberos
