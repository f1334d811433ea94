#include "sim/kerberos/message/s4u.h"

#include <gtest/gtest.h>

#include "sim/crypto/cipher.h"
#include "sim/crypto/derived_keys.h"
#include "sim/crypto/encryption_type.h"
#include "sim/kerberos/message/codec_check.h"
#include "sim/kerberos/message/key_usage_numbers.h"

namespace legwork::kerberos {
namespace {

// Assembled by hand from the ASN.1 of MS-SFU section 2.2 and MS-KILE section 2.2.10.
constexpr std::string_view kForUser =
    "304da0123010a003020101a10930071b05616c696365a10d1b0b4558414d504c452e434f4d"
    "a21c301aa0040202ff76a1120410000102030405060708090a0b0c0d0e0fa30a1b084b65726265726f73";
constexpr std::string_view kX509User =
    "3048a02d302ba003020105a1123010a003020101a10930071b05616c696365a2071b05522e434f4da407030500200000"
    "00a1173015a003020110a10e040c000102030405060708090a0b";

TEST(S4uTest, IsStrict) {
  ExpectSameBack(ReadPaForUser, WritePaForUser, kForUser);
  ExpectSameBack(ReadPaS4uX509User, WritePaS4uX509User, kX509User);
}

TEST(S4uTest, FieldsAreRead) {
  const Bytes for_user_bytes = *FromHex(kForUser);
  const auto for_user = ReadPaForUser(for_user_bytes);
  ASSERT_TRUE(for_user.ok());
  EXPECT_TRUE(NameIs(for_user->user_name, "alice"));
  EXPECT_EQ(for_user->user_realm, "EXAMPLE.COM");
  EXPECT_EQ(for_user->cksum.cksumtype, -138);
  EXPECT_EQ(for_user->auth_package, "Kerberos");
  EXPECT_EQ(AsText(ForUserOctets(*for_user)), std::string("\x01\0\0\0", 4) + "aliceEXAMPLE.COMKerberos");
  const Bytes user_bytes = *FromHex(kX509User);
  const auto user = ReadPaS4uX509User(user_bytes);
  ASSERT_TRUE(user.ok());
  EXPECT_EQ(user->user_id.nonce, 5u);
  EXPECT_EQ(user->user_id.options, kS4uReplyKeyUsage);
  EXPECT_EQ(WrittenHex(WriteS4uUserId, user->user_id), ToHex(user->user_id_encoding));
}

TEST(S4uTest, UsersAreSignedUnderKeysOfEveryType) {
  PaForUser for_user;
  for_user.user_name = UserName("alice");
  for_user.user_realm = "EXAMPLE.COM";
  for (const EncryptionTypeRow& row : EncryptionTypes()) {
    Key key;
    ASSERT_TRUE(MakeKey(static_cast<std::int32_t>(row.type), Bytes(row.key_size, 3), &key));
    const Digest<16> checksum = SignForUser(for_user, key);
    for_user.cksum = {-138, checksum};
    EXPECT_TRUE(IsGenuine(for_user, key)) << row.name;
    PaForUser other = for_user;
    other.user_name = UserName("bob");
    EXPECT_FALSE(IsGenuine(other, key)) << row.name;
    other = for_user;
    other.cksum.cksumtype = 16;
    EXPECT_FALSE(IsGenuine(other, key)) << row.name;
  }
}

// As Heimdal's kgetcred signs them.
TEST(S4uTest, UsersMayBeSignedAsTheSessionKeyDoes) {
  PaForUser for_user;
  for_user.user_name = UserName("alice");
  for_user.user_realm = "EXAMPLE.COM";
  for (const EncryptionTypeRow& row : EncryptionTypes()) {
    Key key;
    ASSERT_TRUE(MakeKey(static_cast<std::int32_t>(row.type), Bytes(row.key_size, 3), &key));
    Bytes checksum(ChecksumSize(row.type));
    legwork::Checksum(DerivedKeys(key, kUsageForUser, KeyPurpose::kChecksum), {ForUserOctets(for_user)}, checksum);
    for_user.cksum = {static_cast<std::int32_t>(row.checksum_type), checksum};
    EXPECT_TRUE(IsGenuine(for_user, key)) << row.name;
    checksum[0] ^= 1;
    EXPECT_FALSE(IsGenuine(for_user, key)) << row.name;
  }
}

TEST(S4uTest, PacOptionsComeBack) {
  Bytes octets;
  DerWriter out(octets);
  WritePaPacOptions(out, kPacOptionResourceBased);
  EXPECT_EQ(ToHex(octets), "3009a00703050010000000");
  ExpectStrict(ReadPaPacOptions, octets);
  EXPECT_EQ(*ReadPaPacOptions(octets), kPacOptionResourceBased);
}

}  // namespace
}  // namespace legwork::kerberos
