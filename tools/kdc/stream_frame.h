#ifndef LEGWORK_TOOLS_KDC_STREAM_FRAME_H_
#define LEGWORK_TOOLS_KDC_STREAM_FRAME_H_

#include <cstddef>
#include <cstdint>

#include "sim/base/bytes.h"

namespace legwork::kdc {

// Over a stream a message has its length in front, four octets, most significant first; the highest bit is reserved
// and must be clear (RFC 4120 section 7.2.2).
inline constexpr std::size_t kFrameHeaderSize = 4;

// RequestMax bounds what one peer can make the KDC hold: a request with the largest PAC there is has less.
inline constexpr std::size_t kRequestMax = 512u << 10;

// FrameState says what the octets that arrived so far are.
enum class FrameState : std::uint8_t {
  kIncomplete,
  kComplete,
  kReserved,  // the reserved bit is set: KRB_ERR_FIELD_TOOLONG, and the end of the connection
  kTooLong,   // more than kRequestMax: the same
};

// Frame is the first message of a stream. `message` looks into the octets it was read from.
struct Frame {
  FrameState state = FrameState::kIncomplete;
  ByteView message;      // if complete
  std::size_t size = 0;  // octets with the length, if complete
};

Frame ReadFrame(ByteView stream);

// WriteFrame appends the message with its length in front.
void WriteFrame(ByteView message, Bytes& stream);

}  // namespace legwork::kdc

#endif  // LEGWORK_TOOLS_KDC_STREAM_FRAME_H_
