#include "sim/package/message_shape.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "model/sec_buffer.h"

namespace legwork {
namespace {

using enum BufferType;

std::vector<MessageBuffer> Message(std::initializer_list<BufferType> types) {
  std::vector<MessageBuffer> message;
  for (BufferType type : types) message.push_back({static_cast<std::uint32_t>(type), {}, 0});
  return message;
}

constexpr SecStatus kBad = SecStatus::kInvalidToken;

TEST(MessageShapeTest, SigningNeedsAToken) {
  EXPECT_EQ(CheckSignShape(Message({kData, kToken})), SecStatus::kOk);
  EXPECT_EQ(CheckSignShape(Message({kToken})), SecStatus::kOk);
  EXPECT_EQ(CheckSignShape(Message({kData})), kBad);
  EXPECT_EQ(CheckSignShape({}), kBad);
}

TEST(MessageShapeTest, EncryptingNeedsDataAndAToken) {
  EXPECT_EQ(CheckEncryptShape(Message({kToken, kData, kPadding})), SecStatus::kOk);
  EXPECT_EQ(CheckEncryptShape(Message({kToken})), kBad);
  EXPECT_EQ(CheckEncryptShape(Message({kData})), kBad);
  EXPECT_EQ(CheckEncryptShape(Message({kStream, kData})), kBad);
}

TEST(MessageShapeTest, DecryptingNeedsDataAndEitherTokenOrStream) {
  EXPECT_EQ(CheckDecryptShape(Message({kData, kToken})), SecStatus::kOk);
  EXPECT_EQ(CheckDecryptShape(Message({kStream, kData})), SecStatus::kOk);
  EXPECT_EQ(CheckDecryptShape(Message({kStream, kData, kToken})), kBad);
  EXPECT_EQ(CheckDecryptShape(Message({kData})), kBad);
  EXPECT_EQ(CheckDecryptShape(Message({kToken})), kBad);
}

TEST(MessageShapeTest, AttributeBitsDoNotHideABuffer) {
  auto message = Message({kData, kToken});
  for (MessageBuffer& buffer : message) buffer.type |= kBufferReadOnlyWithChecksum;
  EXPECT_EQ(CheckDecryptShape(message), SecStatus::kOk);
  EXPECT_EQ(CheckVerifyShape(message), SecStatus::kOk);
}

TEST(MessageShapeTest, WhatIsFilledMustNotBeReadOnly) {
  auto message = Message({kData, kToken});
  message[1].type |= kBufferReadOnly;
  EXPECT_EQ(CheckEncryptShape(message), kBad);
  EXPECT_EQ(CheckSignShape(message), kBad);
  EXPECT_EQ(CheckVerifyShape(message), SecStatus::kOk);
  auto stream = Message({kStream, kData});
  stream[0].type |= kBufferReadOnly;
  EXPECT_EQ(CheckDecryptShape(stream), kBad);
}

TEST(MessageShapeTest, AnEmptyElementTellsWhatIsMissing) {
  auto message = Message({kStream, kData, kEmpty, kEmpty});
  TellMissing(message, 9);
  EXPECT_EQ(BufferTypeOf(message[2].type), kMissing);
  EXPECT_EQ(message[2].used, 9u);
  EXPECT_EQ(BufferTypeOf(message[3].type), kEmpty);
  auto none = Message({kStream, kData});
  TellMissing(none, 9);
  EXPECT_EQ(BufferTypeOf(none[1].type), kData);
}

TEST(MessageShapeTest, ElementsShareNoMemory) {
  std::array<std::uint8_t, 32> memory = {};
  auto message = Message({kToken, kData});
  message[0].bytes = std::span(memory).first(17);
  message[1].bytes = std::span(memory).last(16);
  EXPECT_EQ(CheckSignShape(message), kBad);
  EXPECT_EQ(CheckVerifyShape(message), kBad);
  EXPECT_EQ(CheckEncryptShape(message), kBad);
  EXPECT_EQ(CheckDecryptShape(message), kBad);
  message[0].bytes = std::span(memory).first(16);
  EXPECT_EQ(CheckEncryptShape(message), SecStatus::kOk) << "side by side is no overlap";
}

}  // namespace
}  // namespace legwork
