#include "sim/crypto/rc4.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"

namespace legwork {
namespace {

// RFC 6229: the key stream's first 16 octets and those at offset 240.
TEST(Rc4Test, KeyStreamMatchesRfc6229) {
  Rc4 stream(*FromHex("0102030405"));
  Bytes zeros(256);
  stream.CryptInPlace(zeros);
  EXPECT_EQ(ToHex(ByteView(zeros).first(16)), "b2396305f03dc027ccc3524a0a1118a8");
  EXPECT_EQ(ToHex(ByteView(zeros).subspan(240)), "28cb1132c96ce286421dcaadb8b69eae");

  stream.SetKey(*FromHex("0102030405060708090a0b0c0d0e0f10"));
  Bytes more(16);
  stream.CryptInPlace(more);
  EXPECT_EQ(ToHex(more), "9ac7cc9a609d1ef7b2932899cde41b97");
}

TEST(Rc4Test, CopyContinuesOnItsOwn) {
  Rc4 original(AsBytes("key"));
  Bytes skipped(7);
  original.CryptInPlace(skipped);
  Rc4 copy = original;
  Bytes first(20), second(20);
  original.CryptInPlace(first);
  copy.CryptInPlace(second);
  EXPECT_EQ(first, second);
}

TEST(Rc4Test, DecryptsWhatItEncrypted) {
  Rc4 one(AsBytes("key")), two(AsBytes("key"));
  Bytes secret(5), plain(5);
  one.Crypt(AsBytes("hello"), secret);
  two.Crypt(secret, plain);
  EXPECT_EQ(AsText(plain), "hello");
}

}  // namespace
}  // namespace legwork
