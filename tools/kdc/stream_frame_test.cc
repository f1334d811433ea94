#include "tools/kdc/stream_frame.h"

#include <gtest/gtest.h>

namespace legwork::kdc {
namespace {

TEST(StreamFrameTest, ReadsWhatItWrites) {
  const Bytes message = {1, 2, 3};
  Bytes stream;
  WriteFrame(message, stream);
  EXPECT_EQ(stream, (Bytes{0, 0, 0, 3, 1, 2, 3}));
  stream.push_back(9);
  const Frame frame = ReadFrame(stream);
  EXPECT_EQ(frame.state, FrameState::kComplete);
  EXPECT_EQ(ToBytes(frame.message), message);
  EXPECT_EQ(frame.size, 7u);
}

TEST(StreamFrameTest, EveryTruncationIsIncomplete) {
  const Bytes stream = {0, 0, 0, 3, 1, 2, 3};
  for (std::size_t size = 0; size < stream.size(); ++size) {
    EXPECT_EQ(ReadFrame(ByteView(stream).first(size)).state, FrameState::kIncomplete) << size;
  }
}

TEST(StreamFrameTest, AnEmptyMessageIsOne) {
  const Bytes stream = {0, 0, 0, 0};
  EXPECT_EQ(ReadFrame(stream).state, FrameState::kComplete);
  EXPECT_TRUE(ReadFrame(stream).message.empty());
}

TEST(StreamFrameTest, TheReservedBitIsRefused) {
  const Bytes stream = {0x80, 0, 0, 3, 1, 2, 3};
  EXPECT_EQ(ReadFrame(stream).state, FrameState::kReserved);
}

TEST(StreamFrameTest, LengthsAreBounded) {
  EXPECT_EQ(ReadFrame(Bytes{0x00, 0x08, 0x00, 0x00}).state, FrameState::kIncomplete);
  EXPECT_EQ(ReadFrame(Bytes{0x00, 0x08, 0x00, 0x01}).state, FrameState::kTooLong);
  EXPECT_EQ(ReadFrame(Bytes{0x7F, 0xFF, 0xFF, 0xFF}).state, FrameState::kTooLong);
}

}  // namespace
}  // namespace legwork::kdc
