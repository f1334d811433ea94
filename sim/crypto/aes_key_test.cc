#include "sim/crypto/aes_key.h"

#include <gtest/gtest.h>

#include <string_view>

#include "sim/base/text.h"

namespace legwork {
namespace {

constexpr std::string_view kPlaintext = "00112233445566778899aabbccddeeff";

struct Vector {
  std::string_view key;
  std::string_view ciphertext;
};

// FIPS 197 appendix C.
constexpr Vector kVectors[] = {
    {"000102030405060708090a0b0c0d0e0f", "69c4e0d86a7b0430d8cdb78070b4c55a"},
    {"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", "8ea2b7ca516745bfeafc49904b496089"},
};

TEST(AesKeyTest, MatchesFips197) {
  for (const Vector& vector : kVectors) {
    Bytes block = *FromHex(kPlaintext);
    AesKey(*FromHex(vector.key), AesKey::Direction::kEncrypt).EncryptBlocks(block, block);
    EXPECT_EQ(ToHex(block), vector.ciphertext);
    AesKey(*FromHex(vector.key), AesKey::Direction::kDecrypt).DecryptBlocks(block, block);
    EXPECT_EQ(ToHex(block), kPlaintext);
  }
}

TEST(AesKeyTest, CbcChainsThroughItsInitialVector) {
  for (const Vector& vector : kVectors) {
    const AesKey encrypt(*FromHex(vector.key), AesKey::Direction::kEncrypt);
    const AesKey decrypt(*FromHex(vector.key), AesKey::Direction::kDecrypt);
    const Bytes plaintext(48, 0x5A);
    Bytes whole(48), pieces(48);
    AesBlock iv = {7};
    encrypt.EncryptCbc(plaintext, iv, whole);
    EXPECT_TRUE(SameBytes(iv, ByteView(whole).last(16)));
    iv = {7};
    encrypt.EncryptCbc(ByteView(plaintext).first(16), iv, ByteSpan(pieces).first(16));
    encrypt.EncryptCbc(ByteView(plaintext).subspan(16), iv, ByteSpan(pieces).subspan(16));
    EXPECT_EQ(pieces, whole);
    iv = {7};
    decrypt.DecryptCbc(whole, iv, whole);
    EXPECT_EQ(whole, plaintext);
    EXPECT_TRUE(SameBytes(iv, ByteView(pieces).last(16)));
  }
}

TEST(AesKeyTest, CopiesAreKeysOfTheirOwn) {
  AesKey key(*FromHex(kVectors[0].key), AesKey::Direction::kEncrypt);
  const AesKey copy = key;
  key = AesKey(*FromHex(kVectors[1].key), AesKey::Direction::kEncrypt);
  Bytes block = *FromHex(kPlaintext);
  copy.EncryptBlocks(block, block);
  EXPECT_EQ(ToHex(block), kVectors[0].ciphertext);
}

}  // namespace
}  // namespace legwork
