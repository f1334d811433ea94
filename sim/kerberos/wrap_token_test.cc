#include "sim/kerberos/wrap_token.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "sim/base/text.h"
#include "sim/crypto/cipher.h"

namespace legwork::kerberos {
namespace {

constexpr EncryptionType kType = EncryptionType::kAes128CtsHmacSha1;
constexpr KeyUsage kInitiatorSeal = 24;
const Bytes kConfounder(16, 0x33);

struct Wrap : testing::Test {
  Wrap() {
    const Bytes octets(RowOf(kType).key_size, 0x42);
    EXPECT_TRUE(MakeKey(static_cast<std::int32_t>(kType), octets, &key));
    seal = DerivedKeys(key, kInitiatorSeal, KeyPurpose::kEncrypt);
    open = DerivedKeys(key, kInitiatorSeal, KeyPurpose::kDecrypt);
    sign = DerivedKeys(key, kInitiatorSeal, KeyPurpose::kChecksum);
  }

  // Sealed gives a body that covers its plaintext alone.
  Bytes Sealed(const WrapHeader& header, ByteView plaintext) {
    Bytes body(SealedBodySize(kType, plaintext.size(), header.extra_count));
    ByteSpan place;
    EXPECT_TRUE(FindSealedPlaintext(kType, header, body, &place));
    std::ranges::copy(plaintext, place.begin());
    const ByteView covered = place;
    SealBody(seal, header, kConfounder, ByteParts(&covered, 1), body);
    return body;
  }
  bool Opens(const WrapHeader& header, Bytes body, Bytes* plaintext = nullptr) {
    ByteSpan place;
    if (!FindSealedPlaintext(kType, header, body, &place)) return false;
    const ByteView covered = place;
    if (!OpenBody(open, header, ByteParts(&covered, 1), body)) return false;
    if (plaintext != nullptr) *plaintext = ToBytes(place);
    return true;
  }

  Key key;
  DerivedKeys seal, open, sign;
};

TEST_F(Wrap, HeaderHasItsPublishedLayout) {
  const WrapHeader header = {.flags = kSealed | kAcceptorSubkey, .extra_count = 0x0102, .rotation = 28, .sequence = 9};
  EXPECT_EQ(ToHex(WriteWrapHeader(header)),
            "0504"
            "06"
            "ff"
            "0102"
            "001c"
            "0000000000000009");
}

TEST_F(Wrap, HeaderRoundTripsAndIsStrict) {
  const WrapHeader header = {.flags = kSealed, .extra_count = 16, .rotation = 28, .sequence = 0x1122334455667788};
  const WrapHeaderBytes bytes = WriteWrapHeader(header);
  const auto read = ReadWrapHeader(bytes);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(WriteWrapHeader(*read), bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(ReadWrapHeader(ByteView(bytes).first(size)));
  for (const std::size_t at : {0, 1, 3}) {
    WrapHeaderBytes changed = bytes;
    changed[at] ^= 1;
    EXPECT_FALSE(ReadWrapHeader(changed).ok()) << at;
  }
  WrapHeaderBytes unknown_flag = bytes;
  unknown_flag[2] |= 0x08;
  EXPECT_EQ(ReadWrapHeader(unknown_flag).error().at, 3u);
}

// RFC 4121 section 4.2.4: what is encrypted is the plaintext, EC octets and the header with an RRC of zero.
TEST_F(Wrap, SealedBodyIsAnOrdinaryCiphertext) {
  const WrapHeader header = {.flags = kSealed, .extra_count = 3, .rotation = 28, .sequence = 5};
  const Bytes plaintext = ToBytes(AsBytes("hello, world"));
  const Bytes body = Sealed(header, plaintext);
  Bytes opened(DecryptedSize(kType, body.size()));
  ASSERT_TRUE(Decrypt(open, body, opened));
  Bytes expected = plaintext;
  expected.resize(expected.size() + 3);
  Append(expected, WriteWrapHeader({.flags = kSealed, .extra_count = 3, .rotation = 0, .sequence = 5}));
  EXPECT_EQ(ToHex(opened), ToHex(expected));
}

TEST_F(Wrap, SealedBodyOpensAgain) {
  for (const std::size_t size : {0, 1, 15, 16, 17, 31, 32, 33, 1000}) {
    const WrapHeader header = {.flags = kSealed, .extra_count = 0, .rotation = 28, .sequence = size};
    Bytes plaintext(size);
    std::iota(plaintext.begin(), plaintext.end(), std::uint8_t{1});
    Bytes opened;
    EXPECT_TRUE(Opens(header, Sealed(header, plaintext), &opened)) << size;
    EXPECT_EQ(opened, plaintext);
  }
}

TEST_F(Wrap, EveryChangeOfABodyOrHeaderIsNoticed) {
  const WrapHeader header = {.flags = kSealed, .extra_count = 0, .rotation = 0, .sequence = 5};
  const Bytes body = Sealed(header, AsBytes("hello, world"));
  for (std::size_t at = 0; at < body.size(); ++at) {
    Bytes changed = body;
    changed[at] ^= 0x10;
    EXPECT_FALSE(Opens(header, changed)) << at;
  }
  for (std::size_t size = 0; size < body.size(); ++size) {
    EXPECT_FALSE(Opens(header, Bytes(body.begin(), body.begin() + size))) << size;
  }
  EXPECT_FALSE(Opens({.flags = kSealed | kSentByAcceptor, .sequence = 5}, body));
  EXPECT_FALSE(Opens({.flags = kSealed, .sequence = 6}, body));
  EXPECT_FALSE(Opens({.flags = kSealed, .extra_count = 1, .sequence = 5}, body));
}

TEST_F(Wrap, WhatIsOnlySignedCountsWhereItStands) {
  const WrapHeader header = {.flags = kSealed, .sequence = 5};
  const Bytes before = {1, 2}, after = {3};
  Bytes body(SealedBodySize(kType, 2, 0));
  ByteSpan place;
  ASSERT_TRUE(FindSealedPlaintext(kType, header, body, &place));
  const ByteView covered[] = {before, place, after}, swapped[] = {after, place, before};
  SealBody(seal, header, kConfounder, covered, body);
  Bytes copy = body;
  EXPECT_TRUE(OpenBody(open, header, covered, body));
  body = copy;
  EXPECT_FALSE(OpenBody(open, header, swapped, body));
}

TEST_F(Wrap, TurningGoesBackAndForth) {
  Bytes body = {1, 2, 3, 4, 5};
  TurnRight(body, 2);
  EXPECT_EQ(body, (Bytes{4, 5, 1, 2, 3}));
  TurnLeft(body, 2);
  EXPECT_EQ(body, (Bytes{1, 2, 3, 4, 5}));
}

TEST_F(Wrap, ChecksumCoversTheHeaderWithoutCounts) {
  const Bytes plaintext = ToBytes(AsBytes("hello"));
  const ByteView covered[] = {plaintext};
  const WrapHeader header = {.flags = 0, .extra_count = 12, .rotation = 12, .sequence = 4};
  Bytes checksum(ChecksumSize(kType));
  WriteWrapChecksum(sign, header, covered, checksum);
  const WrapHeaderBytes signed_header = WriteWrapHeader({.sequence = 4});
  EXPECT_TRUE(VerifyChecksum(sign, {plaintext, signed_header}, checksum));
  EXPECT_TRUE(VerifyWrapChecksum(sign, header, covered, checksum));
  EXPECT_FALSE(VerifyWrapChecksum(sign, {.sequence = 5}, covered, checksum));
  EXPECT_FALSE(VerifyWrapChecksum(sign, header, covered, ByteView(checksum).first(11)));
}

}  // namespace
}  // namespace legwork::kerberos
