#include "sim/kerberos/message/encrypted_data.h"

#include <gtest/gtest.h>

#include "sim/crypto/encryption_type.h"
#include "sim/crypto/key.h"
#include "sim/kerberos/message/codec_check.h"
#include "sim/kerberos/message/key_usage_numbers.h"
#include "sim/wire/der_reader.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of RFC 4120.
constexpr std::string_view kData = "3010a003020112a103020103a20404020102";

constexpr std::string_view kDataWithoutKvno = "3009a003020117a2020400";

// The reader of this type as one of whole octets.
Result<EncryptedData> ReadWhole(ByteView bytes) {
  DerReader in(bytes);
  EncryptedData value;
  if (!ReadEncryptedData(in, &value) || !in.ExpectEmpty()) return in.Failure("EncryptedData");
  return value;
}

TEST(EncryptedDataTest, IsStrict) {
  ExpectSameBack(ReadWhole, WriteEncryptedData, kData);
  ExpectSameBack(ReadWhole, WriteEncryptedData, kDataWithoutKvno);
}

TEST(EncryptedDataTest, OpenUndoesSeal) {
  RandomStream random(1, "test");
  for (const EncryptionTypeRow& row : EncryptionTypes()) {
    Key key;
    ASSERT_TRUE(MakeKey(static_cast<std::int32_t>(row.type), Bytes(row.key_size, 7), &key));
    const DerivedKeys sealing(key, kUsageTicket, KeyPurpose::kEncrypt);
    const DerivedKeys opening(key, kUsageTicket, KeyPurpose::kDecrypt);
    const DerivedKeys other_usage(key, kUsageApRepPart, KeyPurpose::kDecrypt);
    Bytes cipher, plaintext;
    EncryptedData data = Seal(sealing, 3, random, AsBytes("secret"), cipher);
    EXPECT_EQ(data.kvno, 3u);
    ASSERT_TRUE(Open(opening, data, plaintext));
    EXPECT_EQ(AsText(plaintext), "secret");
    EXPECT_FALSE(Open(other_usage, data, plaintext));
    data.etype = 0;
    EXPECT_FALSE(Open(opening, data, plaintext));
  }
}

}  // namespace
}  // namespace legwork::kerberos
