#include "sim/crypto/derive.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

TEST(DeriveTest, FullBlockConstantIsNotFolded) {
  const Bytes key_bytes(16, 0x11), constant(16, 0x22);
  const AesKey key(key_bytes, AesKey::Direction::kEncrypt);
  AesBlock expected, derived;
  key.EncryptBlocks(constant, expected);
  DeriveBytes(key, constant, derived);
  EXPECT_EQ(derived, expected);
}

TEST(DeriveTest, LongerOutputBeginsWithTheShorter) {
  const Bytes key_bytes(32, 0x33);
  const AesKey key(key_bytes, AesKey::Direction::kEncrypt);
  Bytes shorter(20), longer(32);
  DeriveBytes(key, AsBytes("kerberos"), shorter);
  DeriveBytes(key, AsBytes("kerberos"), longer);
  longer.resize(20);
  EXPECT_EQ(shorter, longer);
}

}  // namespace
}  // namespace legwork
