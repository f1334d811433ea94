#include "sim/crypto/string_to_key.h"

#include <gtest/gtest.h>

#include <string>

#include "sim/base/text.h"

namespace legwork {
namespace {

struct Vector {
  std::uint32_t iterations;
  std::string password;
  std::string salt;
  std::string_view aes128;
  std::string_view aes256;
};

// RFC 3962 appendix B.
const Vector kVectors[] = {
    {1, "password", "ATHENA.MIT.EDUraeburn", "42263c6e89f4fc28b8df68ee09799f15",
     "fe697b52bc0d3ce14432ba036a92e65bbb52280990a2fa27883998d72af30161"},
    {2, "password", "ATHENA.MIT.EDUraeburn", "c651bf29e2300ac27fa469d693bdda13",
     "a2e16d16b36069c135d5e9d2e25f896102685618b95914b467c67622225824ff"},
    {1200, "password", "ATHENA.MIT.EDUraeburn", "4c01cd46d632d01e6dbe230a01ed642a",
     "55a6ac740ad17b4846941051e1e8b0a7548d93b0ab30a8bc3ff16280382b8c2a"},
    {5, "password", "\x12\x34\x56\x78\x78\x56\x34\x12", "e9b23d52273747dd5c35cb55be619d8e",
     "97a4e786be20d81a382d5ebc96d5909cabcdadc87ca48f574504159f16c36e31"},
    {1200, std::string(64, 'X'), "pass phrase equals block size", "59d1bb789a828b1aa54ef9c2883f69ed",
     "89adee3608db8bc71f1bfbfe459486b05618b70cbae22092534e56c553ba4b34"},
    {1200, std::string(65, 'X'), "pass phrase exceeds block size", "cb8005dc5f90179a7f02104c0018751d",
     "d78c5c9cb872a8c9dad4697f0bb5b2d21496c82beb2caeda2112fceea057401b"},
    {50, "\xF0\x9D\x84\x9E", "EXAMPLE.COMpianist", "f149c1f2e154a73452d43e7fe62a56e5",
     "4b6d9839f84406df1f09cc166db4b83c571848b784a3d6bdc346589a3e393f9e"},
};

TEST(StringToKeyTest, MatchesRfc3962) {
  for (const Vector& vector : kVectors) {
    const Key aes128 = StringToKey(EncryptionType::kAes128CtsHmacSha1, vector.password, vector.salt, vector.iterations);
    const Key aes256 = StringToKey(EncryptionType::kAes256CtsHmacSha1, vector.password, vector.salt, vector.iterations);
    EXPECT_EQ(ToHex(aes128.View()), vector.aes128) << vector.salt << " " << vector.iterations;
    EXPECT_EQ(ToHex(aes256.View()), vector.aes256) << vector.salt << " " << vector.iterations;
  }
}

// RFC 8009 appendix A, which takes the default number of iterations.
TEST(StringToKeyTest, MatchesRfc8009) {
  std::string salt = "\x10\xDF\x9D\xD7\x83\xE5\xBC\x8A\xCE\xA1\x73\x0E\x74\x35\x5F\x61";
  salt += "ATHENA.MIT.EDUraeburn";
  EXPECT_EQ(ToHex(StringToKey(EncryptionType::kAes128CtsHmacSha256, "password", salt).View()),
            "089bca48b105ea6ea77ca5d2f39dc5e7");
  EXPECT_EQ(ToHex(StringToKey(EncryptionType::kAes256CtsHmacSha384, "password", salt).View()),
            "45bd806dbf6a833a9cffc1c94589a222367a79bc21c413718906e9f578a78467");
}

// RFC 6803 section 10.
TEST(StringToKeyTest, MatchesRfc6803) {
  const auto camellia128 = EncryptionType::kCamellia128CtsCmac, camellia256 = EncryptionType::kCamellia256CtsCmac;
  const std::string salt = "ATHENA.MIT.EDUraeburn";
  EXPECT_EQ(ToHex(StringToKey(camellia128, "password", salt, 1).View()), "57d0297298ffd9d35de5a47fb4bde24b");
  EXPECT_EQ(ToHex(StringToKey(camellia128, "password", salt, 2).View()), "73f1b53aa0f310f93b1de8ccaa0cb152");
  EXPECT_EQ(ToHex(StringToKey(camellia128, "password", salt, 1200).View()), "8e571145452855575fd916e7b04487aa");
  EXPECT_EQ(ToHex(StringToKey(camellia256, "password", salt, 1).View()),
            "b9d6828b2056b7be656d88a123b1fac68214ac2b727ecf5f69afe0c4df2a6d2c");
  EXPECT_EQ(ToHex(StringToKey(camellia256, "password", salt, 1200).View()),
            "77f421a6f25e138395e837e5d85d385b4c1bfd772e112cd9208ce72a530b15e6");
  EXPECT_EQ(ToHex(StringToKey(camellia128, "password", "\x12\x34\x56\x78\x78\x56\x34\x12", 5).View()),
            "00498fd916bfc1c2b1031c170801b381");
}

// RFC 4757 section 2.
TEST(StringToKeyTest, MatchesRfc4757) {
  EXPECT_EQ(ToHex(StringToKey(EncryptionType::kRc4Hmac, "foo", "any salt", 77).View()),
            "ac8e657f83df82beea5d43bdaf7800cc");
}

TEST(StringToKeyCacheTest, RemembersEachKeyByAllItIsMadeOf) {
  StringToKeyCache cache;
  const Key& key = cache.Get(EncryptionType::kAes128CtsHmacSha1, "password", "salt", 3);
  EXPECT_EQ(key, StringToKey(EncryptionType::kAes128CtsHmacSha1, "password", "salt", 3));
  EXPECT_EQ(&cache.Get(EncryptionType::kAes128CtsHmacSha1, "password", "salt", 3), &key);
  EXPECT_NE(cache.Get(EncryptionType::kAes128CtsHmacSha1, "password", "salt", 4), key);
  EXPECT_NE(cache.Get(EncryptionType::kAes128CtsHmacSha1, "password", "other", 3), key);
  EXPECT_NE(cache.Get(EncryptionType::kAes128CtsHmacSha1, "other", "salt", 3), key);
  EXPECT_NE(cache.Get(EncryptionType::kAes256CtsHmacSha1, "password", "salt", 3), key);
}

TEST(StringToKeyCacheTest, NoIterationsAreTheDefault) {
  StringToKeyCache cache;
  EXPECT_EQ(&cache.Get(EncryptionType::kAes128CtsHmacSha1, "password", "salt"),
            &cache.Get(EncryptionType::kAes128CtsHmacSha1, "password", "salt", 4096));
}

}  // namespace
}  // namespace legwork
