#ifndef LEGWORK_SIM_SCRIPTED_MESSAGE_PARTS_H_
#define LEGWORK_SIM_SCRIPTED_MESSAGE_PARTS_H_

#include <array>
#include <cstddef>
#include <span>

#include "sim/base/bytes.h"
#include "sim/package/package.h"

namespace legwork::scripted {

inline constexpr std::size_t kDataBuffersMax = 16;

// MessageParts is the buffers of one message, sorted by what is done with them. It owns nothing.
struct MessageParts {
  MessageBuffer* token = nullptr;
  MessageBuffer* stream = nullptr;
  MessageBuffer* first_data = nullptr;
  std::array<ByteView, 1 + kDataBuffersMax> covered;  // the message's number, then the data that the tag covers
  std::array<ByteSpan, kDataBuffersMax> sealed;       // the data that is enciphered
  std::size_t data_count = 0;
  std::size_t covered_count = 1;
  std::size_t sealed_count = 0;

  void Cover(ByteSpan data, bool is_sealed);
};

// SortParts is false if there is a second TOKEN or STREAM, too much DATA, or none (SIG-003, ENC-010). Read-only data is
// not covered, data that is read-only with a checksum is covered and not enciphered. Padding is not used.
bool SortParts(std::span<MessageBuffer> message, MessageParts& parts);

}  // namespace legwork::scripted

#endif  // LEGWORK_SIM_SCRIPTED_MESSAGE_PARTS_H_
