#include "sim/crypto/derive_camellia.h"

#include <gtest/gtest.h>

#include "sim/base/text.h"

namespace legwork {
namespace {

struct Vector {
  std::int32_t type;
  std::string_view key;
  std::string_view constant;
  std::string_view derived;
};

constexpr std::string_view kKey128 = "57d0297298ffd9d35de5a47fb4bde24b";
constexpr std::string_view kKey256 = "b9d6828b2056b7be656d88a123b1fac68214ac2b727ecf5f69afe0c4df2a6d2c";

// RFC 6803 section 10, the keys of usage 2.
constexpr Vector kVectors[] = {
    {25, kKey128, "0000000299", "d155775a209d05f02b38d42a389e5a56"},
    {25, kKey128, "00000002aa", "64df83f85a532f17577d8c37035796ab"},
    {25, kKey128, "0000000255", "3e4fbdf30fb8259c425cb6c96f1f4635"},
    {26, kKey256, "0000000299", "e467f9a9552bc7d3155a6220af9c19220eeed4ff78b0d1e6a1544991461a9e50"},
    {26, kKey256, "00000002aa", "412aefc362a7285fc3966c6a5181e7605ae675235b6d549fbfc9ab6630a4c604"},
    {26, kKey256, "0000000255", "fa624fa0e523993fa388aefdc67e67ebcd8c08e8a0246b1d73b0d1dd9fc582b0"},
};

TEST(DeriveCamelliaTest, MatchesRfc6803) {
  for (const Vector& vector : kVectors) {
    Key key;
    ASSERT_TRUE(MakeKey(vector.type, *FromHex(vector.key), &key));
    Bytes derived(key.size);
    DeriveCamellia(key, *FromHex(vector.constant), derived);
    EXPECT_EQ(ToHex(derived), vector.derived);
  }
}

}  // namespace
}  // namespace legwork
