#include "sim/kerberos/message/encryption_key.h"

#include <gtest/gtest.h>

#include "sim/kerberos/message/codec_check.h"
#include "sim/wire/der_reader.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kKey = "3019a003020111a1120410000102030405060708090a0b0c0d0e0f";

// The reader of this type as one of whole octets.
Result<EncryptionKey> ReadWhole(ByteView bytes) {
  DerReader in(bytes);
  EncryptionKey value;
  if (!ReadEncryptionKey(in, &value) || !in.ExpectEmpty()) return in.Failure("EncryptionKey");
  return value;
}

TEST(EncryptionKeyTest, IsStrict) { ExpectSameBack(ReadWhole, WriteEncryptionKey, kKey); }

TEST(EncryptionKeyTest, KeysTravel) {
  const Bytes bytes = *FromHex(kKey);
  Key key;
  ASSERT_TRUE(KeyOf(*ReadWhole(bytes), &key));
  EXPECT_EQ(key.type, EncryptionType::kAes128CtsHmacSha1);
  EXPECT_EQ(WrittenHex(WriteEncryptionKey, TravellingKey(key)), kKey);
}

TEST(EncryptionKeyTest, SizeAndTypeAgree) {
  const Bytes octets(16);
  Key key;
  EXPECT_FALSE(KeyOf({18, octets}, &key));
  EXPECT_FALSE(KeyOf({3, octets}, &key));
}

}  // namespace
}  // namespace legwork::kerberos
