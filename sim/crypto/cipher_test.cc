#include "sim/crypto/cipher.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

#include "sim/base/text.h"
#include "sim/crypto/derive.h"
#include "sim/crypto/key_schedule.h"

namespace legwork {
namespace {

struct Vector {
  std::int32_t type;
  KeyUsage usage;
  std::string_view key;
  std::string_view plaintext;
  std::string_view ciphertext;
};

// What MIT krb5 made of random keys and confounders.
constexpr Vector kVectors[] = {
    {17, 0, "5a5c0f0ba54f3828b2195e66ca24a289", "", "49ff8e11c173d9583a3254fbe7b1f1df36c538e8416784a1672e6676"},
    {17, 1, "98450e3f3baa13f5c99beb936981b06f", "1", "f86742f537b35dc2174a4dbaa920faf9042090b065e1ebb1cad9a65394"},
    {17, 4, "dceeb70b3de76562e689226c76429148", "30 bytes bytes bytes bytes byt",
     "c96081032d5d8eeb7e32b4089f789d0faa481dea74c0f97cbf3146ddfcf8e800156ecb532fc203e30ff600b63b350939fece510f02d7ff1e"
     "7bac"},
    {18, 2, "b1ae4cd8462aff1677053cc9279aac30b796fb81ce21474dd3ddbcfea4ec76d7", "9 bytesss",
     "09957aa25fcaf88f7b39e4406e633012d5fea21853f6478da7065caef41fd454a40824eec5"},
    {18, 4, "f1c795e9248a09338d82c3f8d5b567040b0110736845041347235b1404231398", "30 bytes bytes bytes bytes byt",
     "d1137a4d634cfece924dbc3bf6790648bd5cff7de0e7b99460211d0daef3d79a295c688858f3b34b9cbd6eebae81daf6b734d4d498b6714f"
     "1c1d"},
    {23, 0, "f81fec39255f5784e850c4377c88bd85", "", "02c1eb15586144122ec717763dd348bf00434ddc6585954c"},
};

Key KeyFromHex(std::int32_t type, std::string_view hex) {
  Key key;
  EXPECT_TRUE(MakeKey(type, *FromHex(hex), &key));
  return key;
}

TEST(CipherTest, DecryptsWhatMitEncrypted) {
  for (const Vector& vector : kVectors) {
    const Key key = KeyFromHex(vector.type, vector.key);
    const Bytes ciphertext = *FromHex(vector.ciphertext);
    Bytes plaintext(DecryptedSize(key.type, ciphertext.size()));
    EXPECT_TRUE(Decrypt(DerivedKeys(key, vector.usage, KeyPurpose::kDecrypt), ciphertext, plaintext));
    EXPECT_EQ(AsText(plaintext), vector.plaintext);
  }
}

// RFC 8009 appendix A: key usage 2, a confounder, a plaintext, and what they encrypt to.
struct Sha2Vector {
  std::int32_t type;
  std::string_view key;
  std::string_view confounder;
  std::string_view plaintext;
  std::string_view ciphertext;
};
constexpr std::string_view kKey128 = "3705d96080c17728a0e800eab6e0d23c";
constexpr std::string_view kKey256 = "6d404d37faf79f9df0d33568d320669800eb4836472ea8a026d16b7182460c52";
constexpr Sha2Vector kSha2Vectors[] = {
    {19, kKey128, "7e5895eaf2672435bad817f545a37148", "",
     "ef85fb890bb8472f4dab20394dca781dad877eda39d50c870c0d5a0a8e48c718"},
    {19, kKey128, "7bca285e2fd4130fb55b1a5c83bc5b24", "000102030405",
     "84d7f30754ed987bab0bf3506beb09cfb55402cef7e6877ce99e247e52d16ed4421dfdf8976c"},
    {20, kKey256, "f764e9fa15c276478b2c7d0c4e5f58e4", "",
     "41f53fa5bfe7026d91faf9be959195a058707273a96a40f0a01960621ac612748b9bbfbe7eb4ce3c"},
};

TEST(CipherTest, MatchesRfc8009) {
  for (const Sha2Vector& vector : kSha2Vectors) {
    const Key key = KeyFromHex(vector.type, vector.key);
    const Bytes plaintext = *FromHex(vector.plaintext);
    Bytes ciphertext(EncryptedSize(key.type, plaintext.size()));
    Encrypt(DerivedKeys(key, 2, KeyPurpose::kEncrypt), *FromHex(vector.confounder), {plaintext}, ciphertext);
    EXPECT_EQ(ToHex(ciphertext), vector.ciphertext);
    Bytes back(plaintext.size());
    EXPECT_TRUE(Decrypt(DerivedKeys(key, 2, KeyPurpose::kDecrypt), ciphertext, back));
    EXPECT_EQ(back, plaintext);
  }
}

// RFC 6803 section 10, with the usages of its errata.
struct CamelliaVector {
  std::int32_t type;
  KeyUsage usage;
  std::string_view key;
  std::string_view confounder;
  std::string_view plaintext;
  std::string_view ciphertext;
};
constexpr CamelliaVector kCamelliaVectors[] = {
    {25, 0, "1dc46a8d763f4f93742bcba3387576c3", "b69822a19a6b09c0ebc8557d1f1b6c0a", "",
     "c466f1871069921edb7c6fde244a52db0ba10edc197bdb8006658ca3ccce6eb8"},
    {25, 2, "a1bb61e805f9ba6dde8fdbddc05cdea0", "a5b4a71e077aeef93c8763c18fdb1f10", "9 bytesss",
     "619ff072e36286ff0a28deb3a352ec0d0edf5c5160d663c901758ccf9d1ed33d71db8f23aabf8348a0"},
    {25, 4, "7824f8c16f83ff354c6bf7515b973f43", "ca7a7ab4be192dabd603506db19c39e2", "30 bytes bytes bytes bytes byt",
     "a26a3905a4ffd5816b7b1e27380d08090c8ec1f304496e1abdcd2bdcd1dffc660989e117a713ddbb57a4146c1587cba4356665591d224028"
     "2f5842b105a5"},
    {26, 3, "b038b132cd8e06612267fab7170066d88aeccba0b744bfc60dc89bca182d0715", "cf9bca6df1144e0c0af9b8f34c90d514",
     "13 bytes byte",
     "eeec85a9813cdc536772ab9b42defc5706f726e975dde05a87eb5406ea324ca185c9986b42aabe794b84821bee"},
    {26, 4, "ccfcd349bf4c6677e86e4b02b8eab924a546ac731cf9bf6989b996e7d6bfbba7", "644def38da35007275878d216855e228",
     "30 bytes bytes bytes bytes byt",
     "0e44680985855f2d1f1812529ca83bfd8e349de6fd9ada0baaa048d68e265febf34ad1255a344999ad37146887a6c6845731ac7f46376a05"
     "04cd06571474"},
};

TEST(CipherTest, MatchesRfc6803) {
  for (const CamelliaVector& vector : kCamelliaVectors) {
    const Key key = KeyFromHex(vector.type, vector.key);
    Bytes ciphertext(EncryptedSize(key.type, vector.plaintext.size()));
    Encrypt(DerivedKeys(key, vector.usage, KeyPurpose::kEncrypt), *FromHex(vector.confounder),
            {AsBytes(vector.plaintext)}, ciphertext);
    EXPECT_EQ(ToHex(ciphertext), vector.ciphertext);
    Bytes back(vector.plaintext.size());
    EXPECT_TRUE(Decrypt(DerivedKeys(key, vector.usage, KeyPurpose::kDecrypt), ciphertext, back));
    EXPECT_EQ(AsText(back), vector.plaintext);
  }
}

TEST(CipherTest, ChecksumsMatchRfc6803) {
  for (const auto& [type, usage, hex, data, wanted] :
       {std::tuple{25, 7u, "1dc46a8d763f4f93742bcba3387576c3", "abcdefghijk", "1178e6c5c47a8c1ae0c4b9c7d4eb7b6b"},
        std::tuple{26, 9u, "b61c86cc4e5d2757545ad423399fb7031ecab913cbb900bd7a3c6dd8bf92015b", "123456789",
                   "87a12cfd2b96214810f01c826e7744b1"}}) {
    const Key key = KeyFromHex(type, hex);
    Bytes checksum(ChecksumSize(key.type));
    Checksum(DerivedKeys(key, usage, KeyPurpose::kChecksum), {AsBytes(data)}, checksum);
    EXPECT_EQ(ToHex(checksum), wanted);
  }
}

TEST(CipherTest, ChecksumsMatchRfc8009) {
  const Bytes data = *FromHex("000102030405060708090a0b0c0d0e0f1011121314");
  for (const auto& [type, hex, wanted] :
       {std::tuple{19, kKey128, "d78367186643d67b411cba9139fc1dee"},
        std::tuple{20, kKey256, "45ee791567eefca37f4ac1e0222de80d43c3bfa06699672a"}}) {
    const Key key = KeyFromHex(type, hex);
    const DerivedKeys keys(key, 2, KeyPurpose::kChecksum);
    Bytes checksum(ChecksumSize(key.type));
    Checksum(keys, {ByteView(data)}, checksum);
    EXPECT_EQ(ToHex(checksum), wanted);
    EXPECT_TRUE(VerifyChecksum(keys, {ByteView(data)}, checksum));
  }
}

TEST(CipherTest, EveryTypeRefusesEveryChangedOctet) {
  for (const EncryptionTypeRow& row : EncryptionTypes()) {
    const Key key = {.type = row.type, .size = row.key_size, .bytes = {1, 2, 3}};
    const Bytes confounder(row.confounder_size, 7);
    const ByteView plaintext = AsBytes("nine octets and more");
    Bytes ciphertext(EncryptedSize(row.type, plaintext.size()));
    Encrypt(DerivedKeys(key, 11, KeyPurpose::kEncrypt), confounder, {plaintext}, ciphertext);
    const DerivedKeys keys(key, 11, KeyPurpose::kDecrypt);
    Bytes back(plaintext.size());
    ASSERT_TRUE(Decrypt(keys, ciphertext, back)) << row.name;
    EXPECT_EQ(AsText(back), "nine octets and more") << row.name;
    for (std::uint8_t& octet : ciphertext) {
      octet ^= 0x10;
      EXPECT_FALSE(Decrypt(keys, ciphertext, back)) << row.name;
      octet ^= 0x10;
    }
    const DerivedKeys other(key, 12, KeyPurpose::kDecrypt);
    EXPECT_FALSE(Decrypt(other, ciphertext, back)) << row.name << " under another usage";
    for (std::size_t size = 0; size < ciphertext.size(); ++size) {
      Bytes part(DecryptedSize(row.type, size));
      EXPECT_FALSE(Decrypt(keys, ByteView(ciphertext).first(size), part)) << row.name;
    }
  }
}

TEST(CipherTest, ChecksumsMatchMit) {
  const Key aes128 = KeyFromHex(17, "9062430c8cda3388922e6d6a509f5b7a");
  const DerivedKeys keys128(aes128, 3, KeyPurpose::kChecksum);
  Bytes checksum(ChecksumSize(aes128.type));
  Checksum(keys128, {AsBytes("eight nine ten eleven"), AsBytes(" twelve thirteen")}, checksum);
  EXPECT_EQ(ToHex(checksum), "01a4b088d45628f6946614e3");
  EXPECT_TRUE(VerifyChecksum(keys128, {AsBytes("eight nine ten eleven twelve thirteen")}, checksum));
  EXPECT_FALSE(VerifyChecksum(keys128, {AsBytes("eight nine ten eleven twelve fourteen")}, checksum));
  EXPECT_FALSE(VerifyChecksum(keys128, {AsBytes("eight nine ten eleven twelve thirteen")},
                              ByteView(checksum).first(checksum.size() - 1)));

  const Key aes256 = KeyFromHex(18, "b1ae4cd8462aff1677053cc9279aac30b796fb81ce21474dd3ddbcfea4ec76d7");
  Checksum(DerivedKeys(aes256, 4, KeyPurpose::kChecksum), {AsBytes("fourteen")}, checksum);
  EXPECT_EQ(ToHex(checksum), "e08739e3279e2903ec8e3836");
}

class CipherOfType : public testing::TestWithParam<EncryptionType> {
 protected:
  CipherOfType() {
    EXPECT_TRUE(MakeKey(static_cast<std::int32_t>(GetParam()), Bytes(RowOf(GetParam()).key_size, 7), &key_));
  }

  Bytes EncryptText(std::string_view plaintext, KeyUsage usage) {
    Bytes out(EncryptedSize(key_.type, plaintext.size()));
    Encrypt(DerivedKeys(key_, usage, KeyPurpose::kEncrypt), Bytes(16, 9), {AsBytes(plaintext)}, out);
    return out;
  }
  bool Decrypts(ByteView ciphertext, KeyUsage usage) {
    Bytes out(DecryptedSize(key_.type, ciphertext.size()));
    return Decrypt(DerivedKeys(key_, usage, KeyPurpose::kDecrypt), ciphertext, out);
  }

  Key key_;
};
INSTANTIATE_TEST_SUITE_P(EveryType, CipherOfType,
                         testing::Values(EncryptionType::kAes128CtsHmacSha1, EncryptionType::kAes256CtsHmacSha1,
                                         EncryptionType::kCamellia128CtsCmac, EncryptionType::kCamellia256CtsCmac));

TEST_P(CipherOfType, RefusesEveryChangeAndEveryTruncation) {
  const Bytes ciphertext = EncryptText("a message that ends inside its third block", 11);
  EXPECT_TRUE(Decrypts(ciphertext, 11));
  EXPECT_FALSE(Decrypts(ciphertext, 12));
  for (std::size_t i = 0; i < ciphertext.size(); ++i) {
    Bytes changed = ciphertext;
    changed[i] ^= 0x10;
    EXPECT_FALSE(Decrypts(changed, 11)) << "octet " << i;
    EXPECT_FALSE(Decrypts(ByteView(ciphertext).first(i), 11)) << "cut at " << i;
  }
}

TEST_P(CipherOfType, RefusedCiphertextLeavesZeros) {
  Bytes ciphertext = EncryptText("secret", 11);
  ciphertext.back() ^= 1;
  Bytes out(6, 0xEE);
  EXPECT_FALSE(Decrypt(DerivedKeys(key_, 11, KeyPurpose::kDecrypt), ciphertext, out));
  EXPECT_EQ(out, Bytes(6));
}

TEST_P(CipherOfType, EverySizeComesBackApartAndInPlace) {
  KeySchedule schedule(key_);
  const Bytes confounder(16, 3);
  for (std::size_t size = 0; size <= 70; ++size) {
    Bytes plaintext(size);
    for (std::size_t i = 0; i < size; ++i) plaintext[i] = static_cast<std::uint8_t>(i * 7);
    const ByteView parts[] = {ByteView(plaintext).first(size / 3), {}, ByteView(plaintext).subspan(size / 3)};
    Bytes ciphertext(EncryptedSize(key_.type, size));
    Encrypt(schedule.ForEncrypt(22), confounder, parts, ciphertext);

    Bytes apart(size);
    EXPECT_TRUE(Decrypt(schedule.ForDecrypt(22), ciphertext, apart));
    EXPECT_EQ(apart, plaintext);

    Bytes in_place(ciphertext.size());
    std::ranges::copy(plaintext, in_place.begin() + 16);
    Encrypt(schedule.ForEncrypt(22), confounder, {ByteView(in_place).subspan(16, size)}, in_place);
    EXPECT_EQ(in_place, ciphertext);
    EXPECT_TRUE(Decrypt(schedule.ForDecrypt(22), in_place, ByteSpan(in_place).subspan(16, size)));
    EXPECT_TRUE(SameBytes(ByteView(in_place).subspan(16, size), plaintext));
  }
}

// Usages below 32 have their constants from a table; one beyond works as well.
TEST(CipherTest, EveryUsageHasKeysOfItsOwn) {
  const Key key = {.type = EncryptionType::kAes128CtsHmacSha1, .size = 16};
  std::set<Bytes> checksums;
  for (const KeyUsage usage : {0u, 1u, 11u, 31u, 32u, 33u, 1024u, 0xFFFFFFFFu}) {
    Bytes checksum(ChecksumSize(key.type));
    Checksum(DerivedKeys(key, usage, KeyPurpose::kChecksum), {AsBytes("data")}, checksum);
    const std::uint8_t octets[] = {static_cast<std::uint8_t>(usage >> 24), static_cast<std::uint8_t>(usage >> 16),
                                   static_cast<std::uint8_t>(usage >> 8), static_cast<std::uint8_t>(usage), 0x99};
    const Digest<20> expected = HmacSha1(DeriveKey(key, octets).View(), {AsBytes("data")});
    EXPECT_TRUE(SameBytes(checksum, ByteView(expected).first(12))) << usage;
    checksums.insert(checksum);
  }
  EXPECT_EQ(checksums.size(), 8u);
}

RC_GTEST_PROP(CipherTest, ConfounderChangesEveryCiphertext, (Bytes plaintext)) {
  const Key key = {.type = EncryptionType::kAes128CtsHmacSha1, .size = 16};
  const DerivedKeys keys(key, 24, KeyPurpose::kEncrypt);
  Bytes one(EncryptedSize(key.type, plaintext.size())), two = one;
  Encrypt(keys, Bytes(16, 1), {plaintext}, one);
  Encrypt(keys, Bytes(16, 2), {plaintext}, two);
  RC_ASSERT(one != two);
}

}  // namespace
}  // namespace legwork
