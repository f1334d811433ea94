#include "sim/crypto/digest.h"

#include <gtest/gtest.h>

#include <string>

#include "sim/base/text.h"

namespace legwork {
namespace {

// RFC 1320 appendix A.5.
TEST(DigestTest, Md4MatchesRfc1320) {
  EXPECT_EQ(ToHex(Md4({AsBytes("")})), "31d6cfe0d16ae931b73c59d7e0c089c0");
  EXPECT_EQ(ToHex(Md4({AsBytes("abc")})), "a448017aaf21d8525fc10ae87aa6729d");
  EXPECT_EQ(ToHex(Md4({AsBytes("message digest")})), "d9130a8164549fe818874806e1c7014b");
}

// RFC 1321 appendix A.5.
TEST(DigestTest, Md5MatchesRfc1321) {
  EXPECT_EQ(ToHex(Md5({AsBytes("")})), "d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(ToHex(Md5({AsBytes("abc")})), "900150983cd24fb0d6963f7d28e17f72");
  EXPECT_EQ(ToHex(Md5({AsBytes("message digest")})), "f96b697d7cb7938d525a2f31aaf161d0");
}

// The examples published with FIPS 180.
TEST(DigestTest, ShaMatchesFips180) {
  EXPECT_EQ(ToHex(Sha1({AsBytes("abc")})), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(ToHex(Sha256({AsBytes("abc")})), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(ToHex(Sha384({AsBytes("abc")})),
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7");
}

TEST(DigestTest, PartsCountAsOne) {
  const std::string text(200, 'x');
  const ByteView whole = AsBytes(text);
  for (const std::size_t cut : {0u, 1u, 63u, 64u, 65u, 200u}) {
    const ByteView left = whole.first(cut), right = whole.subspan(cut);
    EXPECT_EQ(Md4({left, right}), Md4({whole})) << cut;
    EXPECT_EQ(Md5({left, right}), Md5({whole})) << cut;
    EXPECT_EQ(Sha1({left, right}), Sha1({whole})) << cut;
    EXPECT_EQ(Sha256({left, right}), Sha256({whole})) << cut;
    EXPECT_EQ(Sha384({left, right}), Sha384({whole})) << cut;
  }
}

}  // namespace
}  // namespace legwork
