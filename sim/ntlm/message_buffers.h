#ifndef LEGWORK_SIM_NTLM_MESSAGE_BUFFERS_H_
#define LEGWORK_SIM_NTLM_MESSAGE_BUFFERS_H_

#include <array>
#include <cstddef>
#include <span>

#include "sim/base/bytes.h"
#include "sim/ntlm/message_stream.h"
#include "sim/package/package.h"

namespace legwork::ntlm {

// MessageBuffers sorts the buffers of one call by what is done with them.
struct MessageBuffers {
  MessageBuffer* token = nullptr;
  MessageBuffer* stream = nullptr;
  MessageBuffer* first_data = nullptr;
  MessageBuffer* padding = nullptr;
  std::array<ByteView, kMessagePartsMax> covered;
  std::array<ByteSpan, kMessagePartsMax> sealed;
  std::size_t data_count = 0;
  std::size_t covered_count = 0;
  std::size_t sealed_count = 0;

  ByteParts covered_parts() const { return ByteParts(covered).first(covered_count); }
  std::span<const ByteSpan> sealed_parts() const { return std::span(sealed).first(sealed_count); }
};

// SortBuffers is false if a TOKEN or a STREAM is there twice, or more DATA than kMessagePartsMax.
bool SortBuffers(std::span<MessageBuffer> message, MessageBuffers& sorted);

}  // namespace legwork::ntlm

#endif  // LEGWORK_SIM_NTLM_MESSAGE_BUFFERS_H_
