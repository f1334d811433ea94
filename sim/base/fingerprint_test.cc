#include "sim/base/fingerprint.h"

#include <gtest/gtest.h>

#include <set>

namespace legwork {
namespace {

// The numbers are a promise: traces that were recorded earlier hold them.
TEST(FingerprintTest, StaysTheSame) {
  EXPECT_EQ(Fingerprint({}), 11818299549563470787u);
  EXPECT_EQ(Fingerprint(AsBytes("abc")), 4913537942000114964u);
  EXPECT_EQ(Fingerprint(AsBytes("a token of more than one word")), 3499826037872548698u);
}

TEST(FingerprintTest, TellsSimilarOctetsApart) {
  std::set<std::uint64_t> ids;
  Bytes bytes(64);
  for (std::size_t size = 0; size <= bytes.size(); ++size) ids.insert(Fingerprint(ByteView(bytes).first(size)));
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    ids.insert(Fingerprint(bytes));
    bytes[bit / 8] = 0;
  }
  EXPECT_EQ(ids.size(), 65u + 512u);
  EXPECT_EQ(ids.count(0), 0u);
}

}  // namespace
}  // namespace legwork
