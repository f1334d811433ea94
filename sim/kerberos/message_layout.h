#ifndef LEGWORK_SIM_KERBEROS_MESSAGE_LAYOUT_H_
#define LEGWORK_SIM_KERBEROS_MESSAGE_LAYOUT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/bytes.h"
#include "sim/package/package.h"

namespace legwork::kerberos {

// Protection is what a message function does with one buffer of type DATA. By AMB-17, READONLY keeps the package's
// hands off a buffer altogether and READONLY_WITH_CHECKSUM lets it look: the buffer is signed and never changed.
enum class Protection : std::uint8_t { kNone, kSigned, kSealed };

// ProtectionOf is kNone for a buffer of any other type.
Protection ProtectionOf(const MessageBuffer& buffer);

// MessageLayout finds the buffers of a message, in whatever order they come (AMB-19).
struct MessageLayout {
  std::span<MessageBuffer> buffers;
  MessageBuffer* token = nullptr;
  MessageBuffer* stream = nullptr;
  MessageBuffer* padding = nullptr;
  std::size_t data_count = 0;    // buffers of type DATA, whatever their attributes
  std::size_t sealed_count = 0;  // of those, the ones that are encrypted
  std::size_t sealed_size = 0;   // octets in these
  bool well_formed = true;       // TOKEN, STREAM and PADDING at most once each
};

MessageLayout FindMessageLayout(std::span<MessageBuffer> message);

// Content is the part of a buffer that counts.
inline std::span<std::uint8_t> Content(const MessageBuffer& buffer) { return buffer.bytes.first(buffer.used); }

// GatherSealed copies what is to be sealed from the caller's buffers, ScatterSealed back to them. Both take
// layout.sealed_size octets.
void GatherSealed(const MessageLayout& layout, ByteSpan plaintext);
void ScatterSealed(const MessageLayout& layout, ByteView octets);

// DeliverSealed hands an opened plaintext over. The buffer that comes with a STREAM is made to look into it, behind
// `front_size` octets, even if it brought memory of its own (DEC-008, windows-observed E19).
void DeliverSealed(const MessageLayout& layout, std::size_t front_size, ByteView plaintext);

// Both list what a checksum covers. CollectCovered takes the sealed buffers' share of `plaintext` instead of the
// buffers.
void CollectSigned(const MessageLayout& layout, std::vector<ByteView>& covered);
void CollectCovered(const MessageLayout& layout, ByteView plaintext, std::vector<ByteView>& covered);

}  // namespace legwork::kerberos

#endif  // LEGWORK_SIM_KERBEROS_MESSAGE_LAYOUT_H_
