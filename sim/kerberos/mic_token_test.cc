#include "sim/kerberos/mic_token.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"
#include "sim/crypto/cipher.h"

namespace legwork::kerberos {
namespace {

Key TestKey(EncryptionType type) {
  Key key;
  const Bytes octets(RowOf(type).key_size, 0x42);
  EXPECT_TRUE(MakeKey(static_cast<std::int32_t>(type), octets, &key));
  return key;
}

const EncryptionType kType = EncryptionType::kAes256CtsHmacSha1;
constexpr KeyUsage kInitiatorSign = 25;

struct Mic : testing::Test {
  DerivedKeys keys = DerivedKeys(TestKey(kType), kInitiatorSign, KeyPurpose::kChecksum);
  Bytes message = ToBytes(AsBytes("attack at dawn"));

  Bytes Written(const MicToken& token) {
    Bytes out(MicTokenSize(kType));
    const ByteView parts[] = {message};
    WriteMicToken(keys, token, parts, out);
    return out;
  }
  bool Verifies(ByteView bytes) {
    const auto token = ReadMicToken(bytes);
    const ByteView parts[] = {message};
    return token.ok() && VerifyMicToken(keys, *token, parts);
  }
};

TEST_F(Mic, HasItsPublishedLayout) {
  const Bytes bytes = Written({.flags = kSentByAcceptor | kAcceptorSubkey, .sequence = 0x0102030405060708});
  ASSERT_EQ(bytes.size(), 28u);
  EXPECT_EQ(ToHex(ByteView(bytes).first(16)),
            "0404"
            "05"
            "ffffffffff"
            "0102030405060708");
  Bytes covered = message;
  Append(covered, ByteView(bytes).first(16));
  EXPECT_TRUE(VerifyChecksum(keys, {covered}, ByteView(bytes).subspan(16))) << "message, then header";
}

TEST_F(Mic, RoundTrips) {
  const Bytes bytes = Written({.flags = kAcceptorSubkey, .sequence = 7});
  const auto token = ReadMicToken(bytes);
  ASSERT_TRUE(token.ok());
  EXPECT_EQ(token->flags, kAcceptorSubkey);
  EXPECT_EQ(token->sequence, 7u);
  EXPECT_TRUE(Verifies(bytes));
}

TEST_F(Mic, PartsCountAsTheirConcatenation) {
  const Bytes whole = Written({.sequence = 1});
  Bytes split(MicTokenSize(kType));
  std::vector<ByteView> parts;
  for (std::size_t i = 0; i < message.size(); ++i) parts.push_back(ByteView(message).subspan(i, 1));
  WriteMicToken(keys, {.sequence = 1}, parts, split);
  EXPECT_EQ(whole, split);
}

TEST_F(Mic, EveryTruncationAndEveryTrailingByteIsRejected) {
  Bytes bytes = Written({.sequence = 1});
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(Verifies(ByteView(bytes).first(size))) << size;
  bytes.push_back(0);
  EXPECT_FALSE(Verifies(bytes));
}

TEST_F(Mic, EveryChangeOfOneByteIsRejected) {
  const Bytes bytes = Written({.sequence = 1});
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      Bytes changed = bytes;
      changed[at] ^= 1 << bit;
      EXPECT_FALSE(Verifies(changed)) << at << " bit " << bit;
    }
  }
  for (std::size_t at = 0; at < message.size(); ++at) {
    message[at] ^= 1;
    EXPECT_FALSE(Verifies(bytes)) << at;
    message[at] ^= 1;
  }
}

TEST_F(Mic, ErrorsSayWhere) {
  Bytes bytes = Written({.sequence = 1});
  bytes[2] = kSealed;
  const auto token = ReadMicToken(bytes);
  ASSERT_FALSE(token.ok());
  EXPECT_EQ(token.error().what, "MicToken");
}

}  // namespace
}  // namespace legwork::kerberos
