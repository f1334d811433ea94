#include "sim/crypto/cbc_cts.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string_view>

#include "sim/base/text.h"

namespace legwork {
namespace {

constexpr std::string_view kPlaintext = "I would like the General Gau's Chicken, please, and wonton soup.";
constexpr std::string_view kKey = "chicken teriyaki";

struct Vector {
  std::size_t size;  // of the plaintext that is taken from the front
  std::string_view ciphertext;
};

// RFC 3962 appendix B.
constexpr Vector kVectors[] = {
    {17, "c6353568f2bf8cb4d8a580362da7ff7f97"},
    {31, "fc00783e0efdb2c1d445d4c8eff7ed2297687268d6ecccc0c07b25e25ecfe5"},
    {32, "39312523a78662d5be7fcbcc98ebf5a897687268d6ecccc0c07b25e25ecfe584"},
    {47, "97687268d6ecccc0c07b25e25ecfe584b3fffd940c16a18c1b5549d2f838029e39312523a78662d5be7fcbcc98ebf5"},
    {48, "97687268d6ecccc0c07b25e25ecfe5849dad8bbb96c4cdc03bc103e1a194bbd839312523a78662d5be7fcbcc98ebf5a8"},
    {64,
     "97687268d6ecccc0c07b25e25ecfe58439312523a78662d5be7fcbcc98ebf5a8"
     "4807efe836ee89a526730dbc2f7bc8409dad8bbb96c4cdc03bc103e1a194bbd8"},
};

TEST(CbcCtsTest, MatchesRfc3962) {
  const AesKey encrypt(AsBytes(kKey), AesKey::Direction::kEncrypt);
  const AesKey decrypt(AsBytes(kKey), AesKey::Direction::kDecrypt);
  for (const Vector& vector : kVectors) {
    Bytes out(vector.size);
    EncryptCbcCts(encrypt, {}, AsBytes(kPlaintext.substr(0, vector.size)), out);
    EXPECT_EQ(ToHex(out), vector.ciphertext);
    DecryptCbcCts(decrypt, {}, out, out);
    EXPECT_EQ(AsText(out), kPlaintext.substr(0, vector.size));
  }
}

TEST(CbcCtsTest, SingleBlockIsPlainCbc) {
  const AesKey key(AsBytes(kKey), AesKey::Direction::kEncrypt);
  const ByteView block = AsBytes(kPlaintext).first(16);
  AesBlock stolen, plain, iv = {};
  EncryptCbcCts(key, {}, block, stolen);
  key.EncryptCbc(block, iv, plain);
  EXPECT_EQ(stolen, plain);
}

RC_GTEST_PROP(CbcCtsTest, DecryptsWhatItEncryptedInPlaceAndApart, (Bytes data, bool is_256)) {
  data.resize(data.size() + 16, 0x5A);
  const Bytes key_bytes(is_256 ? 32 : 16, 0x42);
  const AesKey encrypt(key_bytes, AesKey::Direction::kEncrypt);
  const AesKey decrypt(key_bytes, AesKey::Direction::kDecrypt);
  const AesBlock iv = {1, 2, 3};
  Bytes apart(data.size()), in_place = data;
  EncryptCbcCts(encrypt, iv, data, apart);
  EncryptCbcCts(encrypt, iv, in_place, in_place);
  RC_ASSERT(apart == in_place);
  DecryptCbcCts(decrypt, iv, in_place, in_place);
  RC_ASSERT(in_place == data);
}

}  // namespace
}  // namespace legwork
