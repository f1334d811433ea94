#include "sim/crypto/camellia_key.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"

namespace legwork {
namespace {

constexpr std::string_view kText = "0123456789abcdeffedcba9876543210";

// RFC 3713 appendix A.
TEST(CamelliaKeyTest, MatchesRfc3713) {
  const Bytes text = *FromHex(kText);
  for (const auto& [key, wanted] :
       {std::pair{"0123456789abcdeffedcba9876543210", "67673138549669730857065648eabe43"},
        std::pair{"0123456789abcdeffedcba987654321000112233445566778899aabbccddeeff",
                  "9acc237dff16d76c20ef7c919e3a7509"}}) {
    Bytes out(16);
    CamelliaKey(*FromHex(key), CamelliaKey::Direction::kEncrypt).EncryptBlocks(text, out);
    EXPECT_EQ(ToHex(out), wanted);
    CamelliaKey(*FromHex(key), CamelliaKey::Direction::kDecrypt).DecryptBlocks(out, out);
    EXPECT_EQ(ToHex(out), kText);
  }
}

TEST(CamelliaKeyTest, ChainsBlocksThereAndBack) {
  for (const std::size_t key_size : {16u, 32u}) {
    const Bytes key(key_size, 7), text(48, 9);
    Bytes out(48);
    AesBlock iv = {1, 2, 3};
    CamelliaKey(key, CamelliaKey::Direction::kEncrypt).EncryptCbc(text, iv, out);
    EXPECT_TRUE(SameBytes(iv, ByteView(out).last(16)));
    EXPECT_FALSE(SameBytes(ByteView(out).first(16), ByteView(out).last(16)));
    iv = {1, 2, 3};
    CamelliaKey(key, CamelliaKey::Direction::kDecrypt).DecryptCbc(out, iv, out);
    EXPECT_EQ(out, text);
  }
}

}  // namespace
}  // namespace legwork
