#include "sim/crypto/rc4.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

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

// Nettle's own schedule, which SetKey stands in for.
TEST(Rc4Test, ScheduleIsNettlesForEveryKeySize) {
  Bytes key;
  for (std::size_t size = ARCFOUR_MIN_KEY_SIZE; size <= ARCFOUR_MAX_KEY_SIZE; ++size) {
    key.push_back(static_cast<std::uint8_t>(7 * size * size + 3));
    arcfour_ctx expected;
    arcfour_set_key(&expected, key.size(), key.data());
    const Rc4::State state = Rc4(key).GetState();
    EXPECT_TRUE(std::equal(std::begin(expected.S), std::end(expected.S), state.begin())) << size;
    EXPECT_EQ(state[256] + state[257], 0) << size;
  }
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
