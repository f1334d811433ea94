#include "sim/ntlm/message_stream.h"

#include <gtest/gtest.h>

#include "sim/ntlm/nlmp_examples.h"

namespace legwork::ntlm {
namespace {

constexpr std::string_view kPlaintext = "50 00 6c 00 61 00 69 00 6e 00 74 00 65 00 78 00 74 00";

MessageStream ExampleStream(NegotiateFlags flags = kExampleFlags) {
  return MessageStream(flags, kExampleRandomSessionKey, Role::kInitiator);
}

Signature SealOne(MessageStream& stream, Bytes& data) {
  const ByteView covered = data;
  const ByteSpan sealed = data;
  return stream.Seal(ByteParts(&covered, 1), {&sealed, 1});
}

Arrival UnsealOne(MessageStream& stream, Bytes& data, const Signature& signature) {
  const ByteView covered = data;
  const ByteSpan sealed = data;
  return stream.Unseal(ByteParts(&covered, 1), {&sealed, 1}, signature);
}

// MS-NLMP 4.2.4.4
TEST(MessageStream, SealsThePublishedExample) {
  MessageStream stream = ExampleStream();
  Bytes data = Unhex(kPlaintext);
  const Signature signature = SealOne(stream, data);
  EXPECT_EQ(ToHex(data), "54e50165bf1936dc996020c1811b0f06fb5f");
  EXPECT_EQ(ToHex(signature), "010000007fb38ec5c55d497600000000");
}

// MS-NLMP 4.2.3.4: forty bits, no key exchange, so the checksum stays in the clear.
TEST(MessageStream, SealsThePublishedExampleWithoutKeyExchange) {
  MessageStream stream(0x820A8233, ExampleKey("eb93429a8bd952f8b89c55b87f475edc"), Role::kInitiator);
  Bytes data = Unhex(kPlaintext);
  const Signature signature = SealOne(stream, data);
  EXPECT_EQ(ToHex(data), "a02372f6530273f3aa1eb90190ce5200c99d");
  EXPECT_EQ(ToHex(signature), "01000000ff2aeb52f681793a00000000");
}

// MS-NLMP 4.2.2.4. Its signature is printed with the encrypted pad; 3.4.4.1 puts zeros there.
TEST(MessageStream, SealsThePublishedExampleWithoutExtendedSecurity) {
  MessageStream stream = ExampleStream(0xE2028233);
  Bytes data = Unhex(kPlaintext);
  const Signature signature = SealOne(stream, data);
  EXPECT_EQ(ToHex(data), "56fe04d861f9319af0d7238a2e3b4d457fb8");
  EXPECT_EQ(ToHex(signature), "010000000000000009dcd1df2e459d36");
}

TEST(MessageStream, TheOtherSideUnseals) {
  for (const NegotiateFlags flags : {kExampleFlags, NegotiateFlags{0x820A8233}, NegotiateFlags{0xE2028233}}) {
    MessageStream sender = ExampleStream(flags);
    MessageStream receiver = ExampleStream(flags);
    for (int i = 0; i < 3; ++i) {
      Bytes data = Unhex(kPlaintext);
      const Signature signature = SealOne(sender, data);
      EXPECT_NE(ToHex(data), ToHex(Unhex(kPlaintext)));
      EXPECT_EQ(UnsealOne(receiver, data, signature), Arrival::kInOrder);
      EXPECT_EQ(ToHex(data), ToHex(Unhex(kPlaintext)));
    }
    EXPECT_EQ(receiver.next_number(), 3u);
  }
}

TEST(MessageStream, AnAlteredMessageChangesNothing) {
  MessageStream sender = ExampleStream();
  MessageStream receiver = ExampleStream();
  Bytes data = Unhex(kPlaintext);
  const Signature signature = SealOne(sender, data);
  for (std::size_t i = 0; i < signature.size(); ++i) {
    Signature altered = signature;
    altered[i] ^= 0x40;
    Bytes copy = data;
    EXPECT_EQ(UnsealOne(receiver, copy, altered), Arrival::kAltered) << i;
    EXPECT_EQ(ToHex(copy), ToHex(data));
  }
  for (std::size_t i = 0; i < data.size(); ++i) {
    Bytes altered = data;
    altered[i] ^= 0x01;
    EXPECT_EQ(UnsealOne(receiver, altered, signature), Arrival::kAltered) << i;
  }
  EXPECT_EQ(UnsealOne(receiver, data, signature), Arrival::kInOrder);
}

TEST(MessageStream, EarlyMessagesAndReplaysAreOutOfOrderAndTheRightOneStillFits) {
  MessageStream sender = ExampleStream();
  MessageStream receiver = ExampleStream();
  Bytes first = Unhex(kPlaintext);
  Bytes second = Unhex(kPlaintext);
  const Signature first_signature = SealOne(sender, first);
  const Signature second_signature = SealOne(sender, second);
  EXPECT_EQ(UnsealOne(receiver, second, second_signature), Arrival::kOutOfOrder);
  EXPECT_EQ(receiver.next_number(), 0u);
  Bytes replay = first;
  EXPECT_EQ(UnsealOne(receiver, first, first_signature), Arrival::kInOrder);
  EXPECT_EQ(UnsealOne(receiver, replay, first_signature), Arrival::kOutOfOrder);
  EXPECT_EQ(UnsealOne(receiver, second, second_signature), Arrival::kInOrder);
}

// MS-SPNG 3.2.5.1
TEST(MessageStream, RestartingTheCipherKeepsTheNumber) {
  MessageStream sender = ExampleStream();
  MessageStream receiver = ExampleStream();
  const Bytes mech_list = Unhex(kPlaintext);
  const ByteView covered = mech_list;
  const Signature mic = sender.Sign(ByteParts(&covered, 1));
  EXPECT_EQ(receiver.Verify(ByteParts(&covered, 1), mic), Arrival::kInOrder);
  sender.RestartCipher();
  receiver.RestartCipher();
  Bytes data = Unhex(kPlaintext);
  const Signature signature = SealOne(sender, data);
  EXPECT_EQ(ToHex(data), "54e50165bf1936dc996020c1811b0f06fb5f") << "as if it were the first message";
  EXPECT_EQ(signature[12], 1);
  EXPECT_EQ(UnsealOne(receiver, data, signature), Arrival::kInOrder);
}

}  // namespace
}  // namespace legwork::ntlm
