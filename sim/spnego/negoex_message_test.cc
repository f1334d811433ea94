#include "sim/spnego/negoex_message.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <tuple>

#include "sim/base/text.h"

namespace legwork::spnego {
namespace {

Bytes Written(const NegoExMessage& message) {
  Bytes token;
  Writer out(token);
  WriteNegoExMessage(message, out);
  return token;
}

Guid SameOctets(std::uint8_t octet) {
  Guid guid;
  guid.fill(octet);
  return guid;
}

NegoExMessage Of(NegoExType type) {
  NegoExMessage message;
  message.type = type;
  message.sequence_number = 7;
  message.conversation_id = SameOctets(0xC1);
  message.auth_scheme = SameOctets(0xA5);
  return message;
}

// A message as Windows sends it first, with one authentication scheme, laid out by hand after MS-NEGOEX 2.2.6.3.
TEST(NegoExMessageTest, NegoLooksAsDocumented) {
  NegoExMessage message = Of(NegoExType::kInitiatorNego);
  message.sequence_number = 0;
  message.random.fill(0x11);
  const Guid scheme = SameOctets(0xA5);
  message.auth_schemes = scheme;
  EXPECT_EQ(ToHex(Written(message)),
            "4e45474f455854530000000000000000"
            "6000000070000000"
            "c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1"
            "1111111111111111111111111111111111111111111111111111111111111111"
            "0000000000000000"
            "6000000001000000"
            "0000000000000000"
            "a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5");
}

TEST(NegoExMessageTest, VerifyLooksAsDocumented) {
  NegoExMessage message = Of(NegoExType::kVerify);
  message.checksum_type = 16;
  const Bytes checksum(12, 0xCC);
  message.checksum = checksum;
  EXPECT_EQ(ToHex(Written(message)),
            "4e45474f455854530600000007000000"
            "500000005c000000"
            "c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1"
            "a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5"
            "140000000100000010000000500000000c000000"
            "00000000"
            "cccccccccccccccccccccccc");
}

TEST(NegoExMessageTest, EveryTypeComesBack) {
  const Bytes octets = {1, 2, 3, 4, 5};
  const Guid schemes = SameOctets(0xA5);
  for (std::uint32_t type = 0; type <= 7; ++type) {
    NegoExMessage message = Of(static_cast<NegoExType>(type));
    message.auth_schemes = schemes;
    message.extensions = {{kCriticalExtension | 3, octets}, {4, {}}};
    message.exchange = octets;
    message.checksum = octets;
    message.error_code = 0xC0000001;
    message.alerts = {{kAlertPulse, octets}};
    const Bytes token = Written(message);
    const auto read = ReadNegoExMessages(token);
    ASSERT_TRUE(read.ok()) << NegoExTypeName(message.type) << " fails at " << read.error().at;
    ASSERT_EQ(read->size(), 1u);
    EXPECT_EQ(read->front().type, message.type);
    EXPECT_EQ(Written(read->front()), token) << NegoExTypeName(message.type);
  }
}

TEST(NegoExMessageTest, ATokenHoldsMessagesSideBySide) {
  Bytes token = Written(Of(NegoExType::kInitiatorNego));
  Append(token, Written(Of(NegoExType::kInitiatorMetaData)));
  ASSERT_EQ(ReadNegoExMessages(token)->size(), 2u);
  token.push_back(0);
  EXPECT_FALSE(ReadNegoExMessages(token).ok());
}

void ExpectRefused(NegoExMessage message, std::size_t at, std::uint8_t octet, std::size_t failed_at) {
  Bytes token = Written(message);
  token[at] = octet;
  const auto read = ReadNegoExMessages(token);
  ASSERT_FALSE(read.ok()) << at;
  EXPECT_EQ(read.error().at, failed_at);
}

TEST(NegoExMessageTest, WhatMakesNoSenseIsRefused) {
  const Bytes octets(8, 1);
  NegoExMessage exchange = Of(NegoExType::kApRequest);
  exchange.exchange = octets;
  ExpectRefused(exchange, 0, 'X', 0);   // signature
  ExpectRefused(exchange, 8, 8, 12);    // a type beyond the last
  ExpectRefused(exchange, 16, 65, 24);  // the header's size
  ExpectRefused(exchange, 20, 71, 64);  // the message's size: the vector ends behind it
  ExpectRefused(exchange, 20, 73, 20);  // the message's size: one octet is missing
  ExpectRefused(exchange, 56, 63, 64);  // a vector that begins in the header
  ExpectRefused(exchange, 60, 9, 64);   // a vector that ends behind the message
  NegoExMessage verify = Of(NegoExType::kVerify);
  ExpectRefused(verify, 56, 21, 60);  // the checksum's header
}

TEST(NegoExMessageTest, EveryTruncationIsRefused) {
  NegoExMessage message = Of(NegoExType::kAcceptorNego);
  const Bytes octets(3, 1);
  message.extensions = {{1, octets}};
  const Bytes token = Written(message);
  for (std::size_t size = 0; size < token.size(); ++size) {
    ASSERT_FALSE(ReadNegoExMessages(ByteView(token).first(size)).ok()) << size;
  }
}

RC_GTEST_PROP(NegoExMessageTest, ArbitraryChangesNeverCrashTheReader, (std::uint8_t type, const Bytes& octets)) {
  NegoExMessage message = Of(static_cast<NegoExType>(type % 8));
  message.exchange = octets;
  message.checksum = octets;
  message.extensions = {{1, octets}};
  message.alerts = {{1, octets}};
  Bytes token = Written(message);
  const auto at = *rc::gen::inRange<std::size_t>(0, token.size());
  token[at] = *rc::gen::arbitrary<std::uint8_t>();
  std::ignore = ReadNegoExMessages(token);
  std::ignore = ReadNegoExMessages(octets);
}

}  // namespace
}  // namespace legwork::spnego
