#include "tools/kdc/stream_frame.h"

#include "sim/wire/reader.h"
#include "sim/wire/writer.h"

namespace legwork::kdc {
namespace {

constexpr std::uint32_t kReservedBit = 0x80000000U;

}  // namespace

Frame ReadFrame(ByteView stream) {
  Frame frame;
  Reader in(stream);
  std::uint32_t length = 0;
  if (!in.GetU32Be(&length)) return frame;
  if ((length & kReservedBit) != 0) {
    frame.state = FrameState::kReserved;
  } else if (length > kRequestMax) {
    frame.state = FrameState::kTooLong;
  } else if (in.GetBytes(length, &frame.message)) {
    frame.state = FrameState::kComplete;
    frame.size = kFrameHeaderSize + length;
  }
  return frame;
}

void WriteFrame(ByteView message, Bytes& stream) {
  Writer out(stream);
  out.PutU32Be(static_cast<std::uint32_t>(message.size()));
  out.PutBytes(message);
}

}  // namespace legwork::kdc
